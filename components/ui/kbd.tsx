import type { ReactNode } from "react";

/** A key's name beside the action it triggers; silent, since it is no part of the label. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <span aria-hidden="true" className="flex max-md:hidden pointer-coarse:hidden">
      <kbd className="rounded-[0.3rem] border border-current/40 px-1.5 font-sans text-[0.6875rem] leading-4.5">
        {children}
      </kbd>
    </span>
  );
}
