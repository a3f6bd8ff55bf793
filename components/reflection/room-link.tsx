import type { ReactNode } from "react";

type Props = { href: string; primary?: boolean; children: ReactNode };

/** A plain link as large as a button; with script it is followed without a new page. */
export function RoomLink({ href, primary = false, children }: Props) {
  const look = primary ? "border-ink bg-ink text-paper" : "border-hairline bg-sheet";
  return (
    <a
      href={href}
      data-soft
      className={`inline-flex min-h-13 w-full items-center justify-center rounded border px-5 py-3 text-center font-medium text-base ${look}`}
    >
      {children}
    </a>
  );
}
