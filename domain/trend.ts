import { twoSidedP, Z95 } from "./normal";

const WEEK = 7 * 86_400_000;
/** Lag-1 correlation never deflates the variance, and inflates it no more than ninefold. */
const MOST_LAG = 0.8;
/** Sums of squares below this are a constant series with rounding errors. */
const NOTHING = 1e-9;

export type Timed = { at: Date; value: number };

export type MonotonicTrend = {
  n: number;
  /** Mann–Kendall sum of signs. */
  s: number;
  varianceS: number;
  /** Lag-1 autocorrelation of the residuals, corrected for its bias, before it is clamped. */
  lag1: number;
  inflatedVarianceS: number;
  /** Two-sided. */
  p: number;
  slopePerWeek: number;
  /** 95 % interval of the slope, per week. */
  interval: [number, number];
  /** Slope times the time between the first and the last point. */
  totalChange: number;
};

/**
 * Median; the mean of the middle two when their number is even.
 * @throws RangeError on no values: a median of nothing must not pass as 0.
 */
export function median(values: readonly number[]): number {
  return medianOfSorted([...values].sort((a, b) => a - b));
}

/** Median absolute deviation from the median, unscaled. Throws RangeError on no values. */
export function medianDeviation(values: readonly number[]): number {
  const middle = median(values);
  return median(values.map((value) => Math.abs(value - middle)));
}

/**
 * Whether values rise or fall over time, without a shape assumed: Mann–Kendall's S (Mann 1945;
 * Kendall 1975) with its variance for ties, inflated by (1 + r)/(1 − r) for lag-1 autocorrelation
 * of the residuals (after Yue & Wang 2004; r corrected for bias and clamped to 0…0.8), the Theil–Sen
 * slope per week (Theil 1950; Sen 1968) and Sen's interval for it. The order of the input does not
 * matter. Pairs at equal times say nothing of a direction: no slope, no sign.
 * @throws RangeError on fewer than two points.
 */
export function monotonicTrend(points: readonly Timed[]): MonotonicTrend {
  if (points.length < 2) throw new RangeError("a trend needs two points");
  const sorted = [...points].sort((a, b) => a.at.getTime() - b.at.getTime() || a.value - b.value);
  const start = sorted[0]?.at.getTime() ?? 0;
  const weeks = Float64Array.from(sorted, (point) => (point.at.getTime() - start) / WEEK);
  const values = Float64Array.from(sorted, (point) => point.value);
  const n = values.length;
  const { s, slopes } = pairsOf(weeks, values);
  const slopePerWeek = slopes.length > 0 ? middleOf(slopes) : 0;
  const varianceS = varianceOf(values);
  const lag1 = lagOf(weeks, values, slopePerWeek);
  const r = Math.min(Math.max(lag1, 0), MOST_LAG);
  const inflatedVarianceS = (varianceS * (1 + r)) / (1 - r);
  const z = s === 0 ? 0 : (Math.abs(s) - 1) / Math.sqrt(inflatedVarianceS);
  return {
    ...{ n, s, varianceS, lag1, inflatedVarianceS, slopePerWeek },
    p: inflatedVarianceS === 0 ? 1 : twoSidedP(z),
    interval: intervalOf(slopes, inflatedVarianceS),
    totalChange: slopePerWeek * (weeks.at(-1) ?? 0),
  };
}

/**
 * The p-value as it would be if no week resembled the next: never above `monotonicTrend`'s own, which
 * only ever adds variance, and found without a single slope. Points must be in order of time.
 */
export function leastP(points: readonly Timed[]): number {
  const values = Float64Array.from(points, (point) => point.value);
  const times = Float64Array.from(points, (point) => point.at.getTime());
  let s = 0;
  for (let j = 1; j < values.length; j++) {
    const [time, value] = [at(times, j), at(values, j)];
    for (let i = 0; i < j; i++) if (at(times, i) !== time) s += Math.sign(value - at(values, i));
  }
  const variance = varianceOf(values);
  return s === 0 || variance === 0 ? 1 : twoSidedP((Math.abs(s) - 1) / Math.sqrt(variance));
}

// Every pair once: its sign into S, and its slope, in no order.
function pairsOf(weeks: Float64Array, values: Float64Array) {
  const n = values.length;
  const slopes = new Float64Array((n * (n - 1)) / 2);
  let [s, count] = [0, 0];
  for (let j = 1; j < n; j++) {
    const [week, value] = [at(weeks, j), at(values, j)];
    for (let i = 0; i < j; i++) {
      const time = week - at(weeks, i);
      if (time === 0) continue;
      const change = value - at(values, i);
      s += Math.sign(change);
      slopes[count++] = change / time;
    }
  }
  return { s, slopes: slopes.subarray(0, count) };
}

function varianceOf(values: Float64Array): number {
  const spread = (c: number) => c * (c - 1) * (2 * c + 5);
  const groups = new Map<number, number>();
  for (const value of values) groups.set(value, (groups.get(value) ?? 0) + 1);
  const tied = [...groups.values()].reduce((sum, c) => sum + spread(c), 0);
  return (spread(values.length) - tied) / 18;
}

function lagOf(weeks: Float64Array, values: Float64Array, slope: number): number {
  const n = values.length;
  const raw = values.map((value, i) => value - slope * at(weeks, i));
  const mean = raw.reduce((sum, e) => sum + e, 0) / n;
  const e = raw.map((each) => each - mean);
  const squares = e.reduce((sum, each) => sum + each * each, 0);
  if (squares < NOTHING) return 0;
  const products = e.subarray(1).reduce((sum, each, i) => sum + each * at(e, i), 0);
  const r = products / squares;
  return r + (1 + 4 * r) / n;
}

function intervalOf(slopes: Float64Array, variance: number): [number, number] {
  const pairs = slopes.length;
  if (pairs === 0) return [0, 0];
  const c = Z95 * Math.sqrt(variance);
  const low = Math.max(roundHalfEven((pairs - c) / 2) - 1, 0);
  const high = Math.min(roundHalfEven((pairs + c) / 2), pairs - 1);
  return [ranked(slopes, low), ranked(slopes, high)];
}

// As the reference rounds: a half goes to the even neighbour.
function roundHalfEven(x: number): number {
  const below = Math.floor(x);
  if (x - below !== 0.5) return Math.round(x);
  return below % 2 === 0 ? below : below + 1;
}

function middleOf(values: Float64Array): number {
  const upper = ranked(values, Math.floor(values.length / 2));
  const lower = ranked(values, Math.ceil(values.length / 2) - 1);
  return (lower + upper) / 2;
}

// What would stand at `k` if the values were sorted, by moving no more of them than that takes (Hoare
// 1961, "Find"): of thousands of slopes, three are asked for.
function ranked(values: Float64Array, k: number): number {
  let [left, right] = [0, values.length - 1];
  while (left < right) {
    const pivot = at(values, (left + right) >> 1);
    let [i, j] = [left, right];
    while (i <= j) {
      while (at(values, i) < pivot) i++;
      while (at(values, j) > pivot) j--;
      if (i > j) break;
      const moved = at(values, i);
      values[i++] = at(values, j);
      values[j--] = moved;
    }
    if (k <= j) right = j;
    else if (k >= i) left = i;
    else break;
  }
  return at(values, k);
}

function medianOfSorted(sorted: readonly number[]): number {
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError("median of no values");
  return (lower + upper) / 2;
}

function at(values: ArrayLike<number>, i: number): number {
  return values[i] ?? Number.NaN;
}
