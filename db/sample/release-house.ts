import { MARKS } from "@/domain/couple";
import type { Therapist } from "@/domain/principal";
import { type BuiltAssignment, buildAssignment } from "./assigning";
import { type BuiltCouple, buildCouple, buildSessions } from "./builders";
import type { Clock, ModelRound } from "./release-model";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Long past, so that policies, which ask the database's clock, hide nothing that a story reaches. */
export const BEGINS = Date.parse("2024-09-26T09:30:00Z");
const OPENS = "2024-09-26T00:00";

/** When the couple's next session is, first and after each move, on the practice's wall clock. */
export const SESSIONS = [
  ...["2024-10-02T18:00", "2024-09-30T18:30", "2024-10-04T18:00", "2024-10-08T18:00"],
  ...["2024-10-11T18:30", "2024-10-16T18:00", "2024-10-25T18:00", "2024-11-06T18:30"],
] as const;

/** A practice of one time zone, in which stories of many couples are told. */
export type House = {
  timeZone: string;
  therapist: Therapist;
  clock: Clock;
  /** What every partner of it is shown before the first answer; it never changes in a story. */
  terms?: string;
};

type StoryRound = ModelRound & { id: string; number: string };

/** A couple of the story: two assignments (a weekly one of three rounds, one of its own), one session. */
export type StoryCouple = {
  couple: BuiltCouple;
  given: readonly BuiltAssignment[];
  rounds: readonly StoryRound[];
  sessionId: string;
};

const NUMBERS = ["clear", "readiness"];

export async function buildStoryCouple({ therapist, timeZone, clock }: House) {
  const at = new Date(BEGINS);
  const words = (name: string) => ({ name, language: "en", safeContact: "" }) as const;
  const people = { circle: words("Maya"), diamond: words("Jonas") };
  const couple = await buildCouple(therapist, { alias: "M & J", ...people, at });
  const given = [
    await buildAssignment(therapist, couple, {
      ...{ exerciseKey: "weekly-check-in", opens: OPENS, due: "2024-09-30T20:00" },
      ...{ timeZone, times: 3, everyWeeks: 1, at },
    }),
    await buildAssignment(therapist, couple, {
      ...{ exerciseKey: "draft-the-true-sentence", opens: OPENS, due: "2024-10-08T19:00" },
      ...{ timeZone, times: 1, everyWeeks: 1, at },
    }),
  ];
  const rounds = given.flatMap((each, assignment) =>
    each.rounds.map((round) => ({
      ...{ id: round.id, assignment, written: "sentence", number: NUMBERS[assignment] ?? "" },
      ...{ opensAt: +round.opensAt, dueAt: +round.dueAt, closesAt: +round.closesAt },
    })),
  );
  const starts = new Date(clock.instant(SESSIONS[0]));
  const [sessionId = ""] = await buildSessions(therapist, couple, [starts]);
  return { couple, given, rounds, sessionId } satisfies StoryCouple;
}

/** The links of the couple as they were given first, by mark and assignment. */
export function linksOf({ given }: StoryCouple): Map<string, { id: string; token: string }> {
  return new Map(
    given.flatMap((each, assignment) =>
      MARKS.map((mark) => {
        const link = each.links[mark];
        if (!link) throw new RangeError("the story lacks a link");
        return [`${mark} ${assignment}`, link] as const;
      }),
    ),
  );
}

/** A wall clock of the weeks of the stories, read off the clock of the zone itself. */
export function clockOf(timeZone: string): Clock {
  const format = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone, weekday: "short", hourCycle: "h23" },
    ...{ year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" },
  });
  const read = (time: number) => {
    const parts = format.formatToParts(time).map(({ type, value }) => [type, value] as const);
    const { year, month, day, hour, minute, weekday } = Object.fromEntries(parts);
    return { wall: `${year}-${month}-${day}T${hour}:${minute}`, weekday };
  };
  const mondays: number[] = [];
  for (let time = BEGINS; time < BEGINS + 900 * DAY; time += 15 * MINUTE) {
    const { wall, weekday } = read(time);
    if (weekday !== "Mon" || !wall.endsWith("T06:00")) continue;
    mondays.push(time);
    time += 6 * DAY + 20 * 60 * MINUTE;
  }
  // No story meets an hour that its clock shows twice or never, so that there is one answer.
  const instant = (wall: string) => {
    const from = Date.parse(`${wall}:00Z`) - 14 * 60 * MINUTE;
    for (let time = from; time <= from + 28 * 60 * MINUTE; time += 30 * MINUTE)
      if (read(time).wall === wall) return time;
    throw new RangeError(`${timeZone} has no ${wall}`);
  };
  return { mondays, wall: (time) => read(time).wall, instant };
}
