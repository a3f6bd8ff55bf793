"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { Language } from "@/domain/language";
import { clockTime } from "./clock";
import { arrive, enhance, type Said } from "./enhancing";
import type { SavingWords } from "./words";

export type EnhanceProps = {
  language: Language;
  words: SavingWords;
  /** When this answer was last saved, and how that is put without script. */
  saved?: { at: string; sentence: string } | undefined;
  autosave?: boolean;
  /** After so long without a sign of life the page closes itself, as the server does. */
  idleMinutes: number;
};

/**
 * The one script of the room. The page is complete without it; with it nothing reloads, what is
 * typed saves itself, and a lost connection loses no words.
 */
export function Enhance({ language, words, saved, autosave = false, idleMinutes }: EnhanceProps) {
  const router = useRouter();
  const here = useRef<HTMLDivElement>(null);
  const [said, say] = useState<Said | null>(null);
  const savedAt = saved?.at;

  useEffect(() => {
    const room = here.current?.closest("main");
    if (!room) return;
    arrive(room, language, router);
    // The server wrote the practice's time; the device knows its own.
    if (savedAt) say({ savedAt: new Date(savedAt) });
    return enhance(room, { router, say, autosave, idleMinutes });
  }, [router, language, autosave, idleMinutes, savedAt]);

  const refused = said && typeof said === "object" && "refused" in said ? said : null;
  return (
    <div ref={here} className={`mt-2 text-caption ${autosave ? "min-h-6" : ""}`}>
      <p role="status" className="text-quiet empty:hidden">
        {inWords(said, words, language) ?? saved?.sentence}
      </p>
      <p role="alert" className="border-ink border-l-4 bg-wash px-4 py-3 empty:hidden">
        {refused ? refused.refused : null}
        {refused?.look ? (
          <a href={refused.look} target="_blank" rel="noreferrer" className="link ml-1">
            {words.look}
          </a>
        ) : null}
      </p>
    </div>
  );
}

function inWords(said: Said | null, words: SavingWords, language: Language): string | undefined {
  if (said === null) return undefined;
  if (typeof said === "string") return words[said];
  if ("savedAt" in said) return words.saved.replace("{time}", clockTime(said.savedAt, language));
  return "";
}
