import { addDays, instantOf, shiftWall, type WallTime, wallTimeOf } from "./wall-time";

/** One occurrence of an assignment, as instants. */
export type Round = { number: number; opensAt: Date; dueAt: Date; closesAt: Date };

/** How long after its due time a link goes on serving (product rule 1), in milliseconds. */
export const LINK_OUTLASTS_DUE = 14 * 86_400_000;

export type Schedule = {
  /** First opening and first due time on the practice's wall clock. */
  opens: WallTime;
  due: WallTime;
  times: number;
  everyWeeks: number;
  timeZone: string;
};

/** What is wrong with a schedule, as a sentence about its due time; null when nothing is. */
export function scheduleProblem({ opens, due, times, everyWeeks }: Schedule): string | null {
  if (due <= opens) return "Choose a due time after the opening time.";
  if (times === 1 || due <= addDays(opens, everyWeeks * 7)) return null;
  const every = everyWeeks === 1 ? "a week" : `${everyWeeks} weeks`;
  return `The next round opens ${every} after this one. Choose a due time before that, or let more weeks pass between rounds.`;
}

/**
 * The rounds of an assignment. They keep their time of day on the practice's wall clock across
 * daylight saving. A round closes when the next one opens, the last one fourteen days after it is
 * due. Throws RangeError for a schedule with a problem, or a time that is none.
 */
export function makeRounds(schedule: Schedule): Round[] {
  const { opens, due, times, everyWeeks, timeZone } = schedule;
  const problem = scheduleProblem(schedule);
  if (problem) throw new RangeError(problem);
  const starts = Array.from({ length: times }, (_, i) => ({
    number: i + 1,
    opensAt: instantOf(addDays(opens, i * everyWeeks * 7), timeZone),
    dueAt: instantOf(addDays(due, i * everyWeeks * 7), timeZone),
  }));
  return starts.map((round, i) => {
    const closesAt = starts[i + 1]?.opensAt ?? new Date(round.dueAt.getTime() + LINK_OUTLASTS_DUE);
    return { ...round, closesAt };
  });
}

/**
 * A round's new due time when the session it prepares moves: by as much as the session moved on the
 * practice's wall clock, but at least an hour after the round opens and not after the next one does.
 */
export function moveDue(
  round: Pick<Round, "opensAt" | "dueAt">,
  move: { from: Date; to: Date; nextOpensAt: Date | null; timeZone: string },
): Date {
  const { from, to, nextOpensAt, timeZone } = move;
  const wall = shiftWall(
    wallTimeOf(round.dueAt, timeZone),
    wallTimeOf(from, timeZone),
    wallTimeOf(to, timeZone),
  );
  const earliest = round.opensAt.getTime() + 3_600_000;
  const latest = nextOpensAt?.getTime() ?? Number.POSITIVE_INFINITY;
  const due = instantOf(wall, timeZone).getTime();
  return new Date(Math.min(Math.max(due, earliest), Math.max(latest, earliest)));
}

export type RoundState = "upcoming" | "open" | "closed";

/** Where a round stands at `now`; nothing is stored that the clock decides. */
export function roundState(round: Pick<Round, "opensAt" | "closesAt">, now: Date): RoundState {
  if (now < round.opensAt) return "upcoming";
  return now < round.closesAt ? "open" : "closed";
}
