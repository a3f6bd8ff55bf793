import Link from "next/link";
import type { ReactNode } from "react";
import { ShellNav } from "./shell-nav";
import { Shortcuts } from "./shortcuts";

type Props = {
  memberName: string;
  practiceName: string;
  /** Marks the demonstration practice on every page. */
  sample?: boolean;
  /** Sign-out form or the like, under the names. */
  foot?: ReactNode;
  /** Stands over the page, whatever the page. */
  over?: ReactNode;
  children: ReactNode;
};

/** The therapist's desk: navigation at the left, on phones in a bar above. */
export function Shell({ memberName, practiceName, sample = false, foot, over, children }: Props) {
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[11.75rem_minmax(0,1fr)] print:block">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-10 focus:rounded focus:bg-ink focus:px-4 focus:py-2 focus:text-paper"
      >
        Skip to the page
      </a>
      <header
        data-chrome
        className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-hairline border-b px-4 py-3 md:sticky md:top-0 md:h-dvh md:flex-col md:flex-nowrap md:items-stretch md:gap-7 md:overflow-y-auto md:border-b-0 md:px-5 md:py-6"
      >
        <Link href="/couples" className="font-medium font-serif text-section md:px-2.5">
          Soft Landing
        </Link>
        <ShellNav />
        {/* What `p` presses where no couple is in hand. */}
        <Link href="/prepare" data-key="p" tabIndex={-1} className="sr-only">
          Prepare the next session
        </Link>
        <div className="flex items-baseline gap-3 text-quiet text-small md:mt-auto md:block md:px-2.5">
          <p className="hidden md:block">{memberName}</p>
          {sample ? (
            <p className="text-ink">Sample practice</p>
          ) : (
            <p className="hidden md:block">{practiceName}</p>
          )}
          {foot}
        </div>
      </header>
      <div className="min-w-0 border-hairline md:border-l print:border-0">
        {over}
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto w-full max-w-[76rem] px-4 py-7 md:px-11 md:py-10 print:max-w-none print:p-0"
        >
          {children}
        </main>
      </div>
      <Shortcuts />
    </div>
  );
}
