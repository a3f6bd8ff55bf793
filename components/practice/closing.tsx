import Link from "next/link";

/** Stands over every page of a practice that is to be erased. */
export function Closing({ day }: { day: string }) {
  return (
    <aside
      aria-label="The practice is to be erased"
      data-chrome
      className="border-ink border-b-2 bg-wash px-4 py-2.5 md:px-11"
    >
      This practice is to be erased on {day}. Until then everything stays, and an owner can undo it.{" "}
      <Link href="/settings/erase" className="link inline-block py-1">
        See what that means
      </Link>
    </aside>
  );
}
