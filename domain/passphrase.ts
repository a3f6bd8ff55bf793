import { withoutControls } from "./reflection";

/** Wrong passphrases before a partner waits, and how long the wait is, in milliseconds (rule 4). */
export const WRONG_TRIES = 5;
export const TRIES_WAIT = 60 * 60_000;

const SHORTEST = 8;
const LONGEST = 200;

/** What is wrong with a new passphrase, or null. */
export function passphraseProblem(words: string): "tooShort" | "tooLong" | null {
  const length = Array.from(normalPassphrase(words)).length;
  if (length < SHORTEST) return "tooShort";
  return length > LONGEST ? "tooLong" : null;
}

/** A passphrase is the same whatever the space around it and however its accents are typed. */
export function normalPassphrase(words: string): string {
  return withoutControls(words).trim().replace(/\s+/g, " ").normalize("NFC");
}

/**
 * When the next passphrase may be tried, given all wrong tries that still count; null when
 * one may be tried now. Five wrong ones within an hour, then an hour from the last of them.
 */
export function mayTryAt(wrong: readonly Date[], now: Date): Date | null {
  const newest = newestFirst(wrong);
  const [last, fifth] = [newest[0], newest[WRONG_TRIES - 1]];
  if (last === undefined || fifth === undefined || last - fifth >= TRIES_WAIT) return null;
  const until = last + TRIES_WAIT;
  return now.getTime() < until ? new Date(until) : null;
}

/** How many wrong passphrases may still follow before the wait begins. */
export function triesLeft(wrong: readonly Date[], now: Date): number {
  const lately = newestFirst(wrong).filter((at) => at > now.getTime() - TRIES_WAIT);
  return Math.max(0, WRONG_TRIES - lately.length);
}

function newestFirst(times: readonly Date[]): number[] {
  return times.map((at) => at.getTime()).sort((a, b) => b - a);
}

/** The passphrase said in a sign-in: where and when it was set. */
export type Unlocked = { id: string; setIn: string; setAt: Date };

/**
 * Whether a passphrase opens some words: those written in the sign-in that set it or after it was
 * set, and those that their own sign-in sent after it. What was there before stays closed, also
 * when somebody else sets a passphrase and presses Send (product rule 4).
 */
export function opens(
  { setIn, setAt }: Unlocked,
  words: {
    writtenIn: string | null;
    writtenAt: Date | null;
    sentIn: string | null;
    sentAt: Date | null;
  },
): boolean {
  if (words.writtenIn === null) return false;
  if (words.writtenIn === setIn) return true;
  if (words.writtenAt !== null && words.writtenAt >= setAt) return true;
  return words.sentIn === words.writtenIn && words.sentAt !== null && words.sentAt >= setAt;
}
