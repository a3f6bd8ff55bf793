import { addDays, instantOf, type WallTime } from "./wall-time";

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

/**
 * The rounds of an assignment. They keep their time of day on the practice's wall clock across
 * daylight saving. A round closes when the next one opens, the last one fourteen days after it is
 * due. Throws RangeError when a round would open after it is due.
 */
export function makeRounds({ opens, due, times, everyWeeks, timeZone }: Schedule): Round[] {
  const starts = Array.from({ length: times }, (_, i) => ({
    number: i + 1,
    opensAt: instantOf(addDays(opens, i * everyWeeks * 7), timeZone),
    dueAt: instantOf(addDays(due, i * everyWeeks * 7), timeZone),
  }));
  return starts.map((round, i) => {
    if (round.opensAt >= round.dueAt) throw new RangeError("a round must open before it is due");
    const closesAt = starts[i + 1]?.opensAt ?? new Date(round.dueAt.getTime() + LINK_OUTLASTS_DUE);
    return { ...round, closesAt };
  });
}

export type RoundState = "upcoming" | "open" | "closed";

/** Where a round stands at `now`; nothing is stored that the clock decides. */
export function roundState(round: Pick<Round, "opensAt" | "closesAt">, now: Date): RoundState {
  if (now < round.opensAt) return "upcoming";
  return now < round.closesAt ? "open" : "closed";
}
