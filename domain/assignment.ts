import { z } from "zod";
import { MARKS } from "./couple";
import { addDays, type WallTime, wallTimeOf } from "./wall-time";

const wallTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, "Choose a day and a time.");
const count = (most: number, sentence: string) =>
  z.coerce.number(sentence).int(sentence).min(1, sentence).max(most, sentence);
const optionalText = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `Use at most ${longest} characters.`)
    .transform((text) => text || undefined)
    .optional();

/** The exercise whose prompts speak of "the moment your therapist named". */
const NEEDS_MOMENT = "which-step-slipped";

/** What assigning an exercise asks for. Times are wall times of the practice. */
export const assignInput = z
  .strictObject({
    exerciseKey: z.string().min(1, "Choose an exercise."),
    // With no box ticked a form does not send the field at all.
    partners: z.array(z.enum(MARKS)).min(1, "Choose at least one partner.").prefault([]),
    greeting: optionalText(500),
    moment: optionalText(200),
    opens: wallTime,
    due: wallTime,
    times: count(52, "Repeat it between 1 and 52 times."),
    everyWeeks: count(8, "Repeat it every 1 to 8 weeks."),
    // The therapist guesses each new reflection before opening it.
    guessFirst: z
      .literal("on")
      .transform(() => true)
      .optional(),
  })
  .refine((input) => input.exerciseKey !== NEEDS_MOMENT || input.moment, {
    path: ["moment"],
    message: "This exercise asks about a moment that you name. Name it in a few words.",
  });
export type AssignInput = z.infer<typeof assignInput>;

/**
 * When an exercise opens and is due if the therapist says nothing else: from now, due two days
 * before the next session at its time of day, or in a week at 20:00 when there is no time for that.
 */
export function defaultSchedule(
  couple: { nextSession: Date | null; timeZone: string },
  now: Date,
): { opens: WallTime; due: WallTime } {
  const opens = wallTimeOf(now, couple.timeZone);
  const inAWeek = `${addDays(opens, 7).slice(0, 10)}T20:00`;
  if (!couple.nextSession) return { opens, due: inAWeek };
  const due = addDays(wallTimeOf(couple.nextSession, couple.timeZone), -2);
  return { opens, due: due > opens ? due : inAWeek };
}
