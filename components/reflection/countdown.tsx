"use client";

import { useEffect, useState } from "react";
import { minutesAndSeconds } from "./clock";
import type { TimerWords } from "./words";

type Props = { seconds: number; words: TimerWords };

/** Counts down without a sound or a flash. Only its end is announced; nothing waits for it. */
export function Countdown({ seconds, words }: Props) {
  const [ready, setReady] = useState(false);
  const [endsAt, setEndsAt] = useState<number | null>(null);
  const [left, setLeft] = useState(seconds);

  useEffect(() => setReady(true), []);

  useEffect(() => {
    if (endsAt === null) return;
    // Read from the clock each time: a phone that slept in between must not be late.
    const tick = () => {
      const now = Math.max(0, Math.round((endsAt - Date.now()) / 1000));
      setLeft(now);
      if (now === 0) setEndsAt(null);
    };
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [endsAt]);

  if (!ready) return null;
  const running = endsAt !== null;
  return (
    <div className="mt-5 flex items-center justify-between gap-4">
      <p role="timer" aria-live="off" className="font-serif text-title tabular-nums">
        <span aria-hidden="true">{minutesAndSeconds(left)}</span>
        <span className="sr-only">{words.left.replace("{time}", minutesAndSeconds(left))}</span>
      </p>
      <p role="status" className="grow text-caption text-quiet">
        {left === 0 ? words.over : ""}
      </p>
      <button
        type="button"
        className="min-h-11 rounded border border-edge px-4 py-1.5 text-caption hover:border-ink"
        onClick={() => setEndsAt(running ? null : Date.now() + (left || seconds) * 1000)}
      >
        {running ? words.stop : words.start}
      </button>
    </div>
  );
}
