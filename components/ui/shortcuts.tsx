"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "./button";
import { act } from "./shortcut-keys";

const KEYS = [
  ["/", "Search"],
  ["j, k", "Next and previous in a list"],
  ["Enter", "Open"],
  ["a", "Assign"],
  ["p", "Prepare the session"],
  ["r", "In the room: take what is private off every screen"],
  ["?", "This list"],
] as const;

const OFF = "shortcuts-off";

/** Single-key shortcuts and the list of them; they can be turned off, as dictation needs. */
export function Shortcuts() {
  const list = useRef<HTMLDialogElement>(null);
  const [on, setOn] = useState(true);

  useEffect(() => setOn(localStorage.getItem(OFF) === null), []);

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (!act(event, on)) return;
      event.preventDefault();
      if (event.key === "?") list.current?.showModal();
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [on]);

  function choose(next: boolean) {
    setOn(next);
    if (next) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
  }

  return (
    <dialog
      ref={list}
      aria-labelledby="shortcuts-title"
      className="m-auto w-[min(24rem,calc(100vw-2rem))] rounded border border-hairline bg-sheet p-6 text-ink"
    >
      <h2 id="shortcuts-title" className="text-section">
        Keyboard
      </h2>
      <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-5 gap-y-2">
        {KEYS.map(([key, what]) => (
          <div key={key} className="contents">
            <dt className="font-medium">{key}</dt>
            <dd className="text-quiet">{what}</dd>
          </div>
        ))}
      </dl>
      <label className="mt-5 flex items-center gap-2.5">
        <input type="checkbox" checked={on} onChange={(e) => choose(e.currentTarget.checked)} />
        Use single-key shortcuts
      </label>
      <form method="dialog" className="mt-5">
        <Button type="submit">Close</Button>
      </form>
    </dialog>
  );
}
