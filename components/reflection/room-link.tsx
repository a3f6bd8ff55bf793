import type { ReactNode } from "react";
import { type ButtonKind, buttonLook } from "@/components/ui/button";

type Props = { href: string; kind?: ButtonKind; children: ReactNode };

/** A plain link as large as a button; with script it is followed without a new page. */
export function RoomLink({ href, kind = "secondary", children }: Props) {
  return (
    <a href={href} data-soft className={buttonLook(kind, "room")}>
      {children}
    </a>
  );
}
