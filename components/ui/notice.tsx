import type { ReactNode } from "react";

type Props = {
  /** `error` is announced at once, `done` politely, `plain` only read in its place. */
  kind?: "plain" | "done" | "error";
  title?: string;
  children?: ReactNode;
};

const ROLE = { plain: undefined, done: "status", error: "alert" } as const;

/** A few words set apart by a rule; errors by a heavier one, never by a colour. */
export function Notice({ kind = "plain", title, children }: Props) {
  const rule = kind === "error" ? "border-ink border-l-4" : "border-edge border-l-2";
  return (
    <div role={ROLE[kind]} className={`${rule} rounded-r bg-wash px-4 py-3 text-ink`}>
      {title ? <p className="font-medium">{title}</p> : null}
      {children ? <div className={title ? "mt-0.5 text-quiet" : ""}>{children}</div> : null}
    </div>
  );
}
