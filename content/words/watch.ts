import type { Language } from "../../domain/language";
import { fill, wordsFor } from "./words";

/** What stands wherever a partner writes: nobody watches, and whom to call in a crisis. */
export function watchLines(language: Language, crisisLine: string): string[] {
  const { watch } = wordsFor(language);
  return [watch.unwatched, fill(watch.crisis, { crisis: crisisLine })];
}
