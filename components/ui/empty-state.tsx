import type { ReactNode } from "react";

type Props = { title: string; children?: ReactNode; action?: ReactNode };

/** What this will be, in one sentence, and one thing to do. */
export function EmptyState({ title, children, action }: Props) {
  return (
    <div className="border-hairline border-y py-12">
      <h2 className="text-section">{title}</h2>
      {children ? <div className="mt-1.5 max-w-prose text-quiet">{children}</div> : null}
      {action ? <div className="mt-5">{action}</div> : null}
    </div>
  );
}
