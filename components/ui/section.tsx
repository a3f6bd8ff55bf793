import type { ReactNode } from "react";

type Props = {
  title: string;
  action?: ReactNode;
  /** Left off paper. */
  offPaper?: boolean;
  children: ReactNode;
};

/** A part of a page under its own heading. */
export function Section({ title, action, offPaper = false, children }: Props) {
  return (
    <section data-private={offPaper ? "" : undefined}>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-3 border-hairline border-b pb-3">
        <h2 className="text-ink text-section">{title}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}
