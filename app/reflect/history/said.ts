import { type ClientWords, fill } from "@/content/words/words";

/** What the page says of what was just done; the address names it, never what it was done to but by id. */
export const SAID = ["set", "saved", "withdrawn", "restored", "kept", "taken-back"] as const;
export type Said = (typeof SAID)[number];

/** The page after something was done: of a reflection, at that reflection. */
export function historyPath(said: Said, reflectionId?: string): string {
  const of = reflectionId ? `&of=${reflectionId}#r-${reflectionId}` : "";
  return `/reflect/history?said=${said}${of}`;
}

/** In words; null where the page itself shows it. */
export function saidIn(words: ClientWords, said: string | undefined): string | null {
  switch (SAID.find((each) => each === said)) {
    case "set":
      return words.passphrase.isSet;
    case "saved":
      return words.history.saved;
    case "restored":
      return words.withdraw.undone;
    case "kept":
      return words.erase.undone;
    case "taken-back":
      return words.takeBack.done;
    default:
      return null;
  }
}

/** That a passphrase was wrong, and how many tries are left. */
export function wrongIn({ passphrase }: ClientWords, left: number): string {
  return left === 1 ? passphrase.wrongOnce : fill(passphrase.wrong, { left });
}
