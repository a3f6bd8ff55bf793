"use client";

import { useEffect, useRef } from "react";
import type { Language } from "@/domain/language";
import { type LeaveWords, leaveWays } from "./leaving";

type Props = { language: Language; words: LeaveWords & { now: string } };

/**
 * The ways out that need no looking for: the first thing that Tab comes to, and Shift pressed three
 * times, told as it is pressed. After the pattern "Exit a page quickly" of the GOV.UK Design System.
 */
export function LeaveWays({ language, words }: Props) {
  const here = useRef<HTMLElement>(null);
  useEffect(() => (here.current ? leaveWays(here.current, words) : undefined), [words]);
  return (
    <header ref={here} lang={language}>
      <a
        href="/leave"
        rel="nofollow noreferrer"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:max-w-[calc(100vw-1rem)] focus:z-20 focus:rounded focus:border focus:border-ink focus:bg-sheet focus:px-4 focus:py-3 focus:text-caption"
      >
        {words.now}
      </a>
      <p aria-live="polite" data-said className="sr-only" />
      <p
        aria-hidden="true"
        data-shown
        className="pointer-events-none fixed inset-x-0 top-16 z-20 mx-auto w-fit max-w-[90vw] rounded border border-ink bg-sheet px-4 py-2 text-caption empty:hidden"
      />
    </header>
  );
}
