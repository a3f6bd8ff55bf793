import type { ReactNode } from "react";

type Props = { href: string; kind?: keyof typeof LOOK; children: ReactNode };

const LOOK = {
  primary: "border-ink bg-ink text-paper hover:bg-ink/90",
  secondary: "border-hairline bg-sheet hover:border-edge hover:bg-wash",
  quiet: "border-transparent text-quiet hover:bg-wash hover:text-ink",
} as const;

/** A plain link as large as a button; with script it is followed without a new page. */
export function RoomLink({ href, kind = "secondary", children }: Props) {
  return (
    <a
      href={href}
      data-soft
      className={`inline-flex min-h-13 w-full items-center justify-center rounded border px-5 py-3 text-center font-medium text-base transition-colors ${LOOK[kind]}`}
    >
      {children}
    </a>
  );
}
