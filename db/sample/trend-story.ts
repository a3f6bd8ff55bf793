import { keysOf } from "@/data/keyring";
import { asPrincipal } from "@/data/principal/transaction";
import { event } from "@/db/schema/timeline";
import { MARKS } from "@/domain/couple";
import type { Therapist } from "@/domain/principal";
import type { Answer, Answers } from "@/domain/reflection";
import type { PartnerMark } from "@/domain/series";
import { addDays, wallTimeOf } from "@/domain/wall-time";
import { newId } from "@/server/id";
import { seal } from "@/server/seal";
import { type BuiltAssignment, buildAssignment } from "./assigning";
import { type BuiltCouple, buildCouple, buildSessions } from "./builders";
import { buildReflections, type Writing } from "./writing";

// Couples whose weeks are given number by number, so that a chart can be held against them.

const DAY = 86_400_000;
const MINUTE = 60_000;
const SLIPS = ["knowing", "saying", "receiving", "none"];

/** What a partner gave in a week: a number, "don't know yet", or nothing at all. */
export type Week = number | "unknown" | null;

export type Weeks = Record<PartnerMark, readonly Week[]>;

const given = (value: number | string): Answer => ({ is: "given", value });

/** The answers of one week: `clear` is the number given, the others follow from it. */
function answersOf(week: number | "unknown", i: number): Answers {
  const number = (plus: number): Answer =>
    week === "unknown" ? { is: "unknown" } : given((week + plus) % 11);
  return {
    ...{ clear: number(0), said: number(1), received: number(3), landed: number(5) },
    slipped: week === "unknown" ? { is: "unknown" } : given(SLIPS[i % SLIPS.length] ?? "none"),
  };
}

/** A couple whose weekly check-ins ended last week, one week for each number given. */
export async function buildWeeks(
  therapist: Therapist,
  timeZone: string,
  of: { alias: string; weeks: Weeks; answers?: (week: number | "unknown", i: number) => Answers },
): Promise<BuiltCouple> {
  const times = Math.max(1, of.weeks.circle.length, of.weeks.diamond.length);
  const at = daysAgo(7 * times + 8);
  const words = { language: "en", safeContact: "By text" } as const;
  const couple = await buildCouple(therapist, {
    ...{ alias: of.alias, at },
    circle: { ...words, name: "Maya" },
    diamond: { ...words, name: "Jonas" },
  });
  const opens = addDays(wallTimeOf(new Date(), timeZone), -7 * times - 1);
  const checkIns = await buildAssignment(therapist, couple, {
    ...{ exerciseKey: "weekly-check-in", opens, due: addDays(opens, 5), times },
    ...{ everyWeeks: 1, timeZone, at },
  });
  for (const mark of MARKS) {
    const said = of.weeks[mark].map((week, i) =>
      week === null ? null : (of.answers ?? answersOf)(week, i),
    );
    await buildReflections(checkIns, mark, writingsOf(checkIns, said));
  }
  return couple;
}

/** Another exercise, done by both some weeks ago, with what each answered. */
export async function buildOnce(
  therapist: Therapist,
  couple: BuiltCouple,
  timeZone: string,
  of: {
    exerciseKey: string;
    weeksAgo: number;
    moment?: string;
    answers: Partial<Record<PartnerMark, Answers>>;
  },
): Promise<void> {
  const opens = addDays(wallTimeOf(new Date(), timeZone), -7 * of.weeksAgo);
  const done = await buildAssignment(therapist, couple, {
    ...{ exerciseKey: of.exerciseKey, opens, due: addDays(opens, 5), times: 1, everyWeeks: 1 },
    ...{ timeZone, at: daysAgo(7 * of.weeksAgo + 1) },
    ...(of.moment ? { moment: of.moment } : {}),
  });
  for (const mark of MARKS) {
    await buildReflections(done, mark, writingsOf(done, [of.answers[mark] ?? null]));
  }
}

/** Sessions every second week for so many weeks back, and the next one in three days. */
export function buildFortnights(
  therapist: Therapist,
  couple: BuiltCouple,
  weeks: number,
): Promise<string[]> {
  const back = Array.from({ length: Math.floor(weeks / 2) }, (_, i) => daysAgo(14 * i + 4));
  return buildSessions(therapist, couple, [...back.reverse(), daysAgo(-3)]);
}

/** An event of the couple's time, in the therapist's words. */
export async function buildEvent(
  therapist: Therapist,
  { id: coupleId, practiceId }: BuiltCouple,
  { on, words }: { on: string; words: string },
): Promise<void> {
  const id = newId();
  await asPrincipal(therapist, async (tx) => {
    const key = (await keysOf(therapist, tx, [coupleId]))(coupleId);
    const place = { table: "event", column: "words", row: id, practice: practiceId };
    await tx.insert(event).values({
      ...{ id, practiceId, coupleId, happenedOn: on, writtenBy: therapist.memberId },
      words: seal(key, place, words),
    });
  });
}

function writingsOf(done: BuiltAssignment, said: readonly (Answers | null)[]): Writing[] {
  return done.rounds.flatMap((round, i): Writing[] => {
    const answers = said[i];
    if (!answers) return [];
    const startedAt = new Date(round.opensAt.getTime() + DAY);
    return [{ round, answers, startedAt, sentAt: new Date(startedAt.getTime() + 5 * MINUTE) }];
  });
}

function daysAgo(days: number): Date {
  return new Date(Date.now() - days * DAY);
}
