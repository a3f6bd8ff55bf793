import Link from "next/link";
import type { ReactNode } from "react";

type Props = { children: ReactNode; params: Promise<{ coupleId: string }> };

/** On every page of a couple `p` prepares its session. */
export default async function CoupleLayout({ children, params }: Props) {
  const { coupleId } = await params;
  return (
    <>
      {children}
      <Link
        href={`/couples/${coupleId}/prepare`}
        data-key="p"
        tabIndex={-1}
        aria-hidden="true"
        className="sr-only"
      >
        Prepare the session
      </Link>
    </>
  );
}
