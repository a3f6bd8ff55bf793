import { type Rated, rated, type Series } from "./series";
import { leastP, type MonotonicTrend, monotonicTrend } from "./trend";

/** A direction is not looked for below so many answers. */
export const DIRECTION_FROM = 10;
/** Family-wise error of the rule, over the couple's six series together. */
const ALPHA = 0.02;
/** A change smaller than this over the whole time is none to speak of, in points of 0–10. */
const LEAST_CHANGE = 1.5;
/** The rule must have held at each of so many latest answers: people look every week. */
const HELD_AT_LAST = 4;

export type Direction = { is: "rises" | "falls"; trend: MonotonicTrend };

/**
 * For each series of a couple's family, the direction that may be said of it, or null. The rule: p
 * below 0.02 after Holm's correction (Holm 1979) over the whole family, and at least 1.5 points of
 * change; it must have held at each of the last four answers of that series, with the family as it
 * stood then. The family is always the couple's six core series, whatever is shown.
 */
export function directionsOf(family: readonly Series[]): (Direction | null)[] {
  const all = family.map((series) => rated(series.points));
  const trendAt = remembered(all);
  return all.map((points, i) => {
    if (points.length < DIRECTION_FROM + HELD_AT_LAST - 1) return null;
    const [latest, ...before] = points.slice(-HELD_AT_LAST).reverse();
    const trend = latest ? ruleHolds(all, i, latest.at, trendAt) : null;
    if (!trend) return null;
    const sign = Math.sign(trend.slopePerWeek);
    const held = before.every(({ at }) => {
      const then = ruleHolds(all, i, at, trendAt);
      return then !== null && Math.sign(then.slopePerWeek) === sign;
    });
    if (!held) return null;
    return { is: sign > 0 ? "rises" : "falls", trend };
  });
}

/**
 * Which of some p-values are rejected at family-wise `alpha` (Holm 1979), in the order given.
 */
export function holm(ps: readonly number[], alpha: number): boolean[] {
  const order = ps.map((p, i) => ({ p, i })).sort((a, b) => a.p - b.p);
  const rejected = ps.map(() => false);
  for (const [rank, { p, i }] of order.entries()) {
    if (p >= alpha / (ps.length - rank)) break;
    rejected[i] = true;
  }
  return rejected;
}

type TrendAt = (series: number, n: number) => MonotonicTrend | null;

// The rule for one series as it was at an instant, among the family as it was then.
function ruleHolds(
  all: readonly (readonly Rated[])[],
  which: number,
  at: Date,
  trendAt: TrendAt,
): MonotonicTrend | null {
  const fitOf = (i: number) => trendAt(i, countUntil(all[i] ?? [], at));
  const own = fitOf(which);
  if (!own || Math.abs(own.totalChange) < LEAST_CHANGE) return null;
  const fits = all.map((_, i) => fitOf(i));
  return holm(
    fits.map((each) => each?.p ?? 1),
    ALPHA,
  )[which]
    ? own
    : null;
}

// Points are in order of time, and what is asked for lies near the end.
function countUntil(points: readonly Rated[], at: Date): number {
  const last = points.findLastIndex((point) => point.at.getTime() <= at.getTime());
  return last + 1;
}

// Looking back over four answers asks for the same few fits again and again. A series whose least p is
// not below alpha is not fitted at all: Holm's method never rejects it, and comes to it after every
// series that it could.
function remembered(all: readonly (readonly Rated[])[]): TrendAt {
  const known = new Map<string, MonotonicTrend | null>();
  return (series, n) => {
    if (n < DIRECTION_FROM) return null;
    const key = `${series} ${n}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const points = (all[series] ?? []).slice(0, n);
    const found = leastP(points) < ALPHA ? monotonicTrend(points) : null;
    known.set(key, found);
    return found;
  };
}
