import type { Prompt } from "./exercise";
import { addDays, instantOf, wallTimeOf } from "./wall-time";

/** Passages open on Mondays at this hour of the practice's wall clock, once the due time is past. */
const MONDAY_HOUR = "06:00";
const MONDAY = 1;

/** Whether a partner may choose to let the other read this prompt (product rules 2 and 6). */
export function releasable(prompt: Prompt): boolean {
  return prompt.kind === "write" && !prompt.therapistOnly;
}

/**
 * The hour at which a passage opens that both partners have released by `at`: the round's due time,
 * afterwards the next Monday 06:00 of the practice. Never the moment of a click, so that nobody can
 * tell who went first (product rule 2).
 */
export function openingHour(dueAt: Date, at: Date, timeZone: string): Date {
  if (at < dueAt) return dueAt;
  const today = wallTimeOf(at, timeZone).slice(0, 10);
  const ahead = (MONDAY - new Date(`${today}T00:00Z`).getUTCDay() + 7) % 7;
  const hour = instantOf(addDays(`${today}T${MONDAY_HOUR}`, ahead), timeZone);
  return hour > at ? hour : instantOf(addDays(`${today}T${MONDAY_HOUR}`, ahead + 7), timeZone);
}

/** A quiet pause; `liftedAt` is null while it lasts. */
export type QuietPause = { startedAt: Date; liftedAt: Date | null };

/**
 * Whether a quiet pause keeps a passage closed: one that had begun by the hour at which the passage
 * would open. Lifting it serves rounds that open afterwards, never those it found (product rule 7).
 */
export function isHeld(
  pauses: readonly QuietPause[],
  passage: { roundOpensAt: Date; hour: Date },
): boolean {
  return pauses.some(
    ({ startedAt, liftedAt }) =>
      startedAt <= passage.hour && (liftedAt === null || passage.roundOpensAt < liftedAt),
  );
}
