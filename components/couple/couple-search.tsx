"use client";

import { type ChangeEvent, useState } from "react";

/**
 * Finds couples on this page by alias or name. What is typed stays in the browser: never in an
 * address, a log or a history.
 */
export function CoupleSearch() {
  const [found, setFound] = useState<number | null>(null);

  function search(event: ChangeEvent<HTMLInputElement>) {
    const words = event.currentTarget.value.trim().toLocaleLowerCase();
    const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
    for (const row of rows) row.hidden = !row.dataset.row?.toLocaleLowerCase().includes(words);
    setFound(words ? rows.filter((row) => !row.hidden).length : null);
  }

  return (
    <label className="w-65 max-w-full">
      <span className="sr-only">Find a couple</span>
      <input
        type="search"
        data-search
        placeholder="Find a couple"
        autoComplete="off"
        onChange={search}
        className="min-h-11 w-full rounded border border-edge bg-sheet px-3.5 placeholder:text-quiet"
      />
      <span className="sr-only" aria-live="polite">
        {found === null ? "" : `${found} found`}
      </span>
    </label>
  );
}
