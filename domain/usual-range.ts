import { median, medianDeviation } from "./trend";

/** Makes a median absolute deviation comparable to a standard deviation (Rousseeuw & Croux 1993). */
const AS_STANDARD_DEVIATION = 1.4826;
/** Half of a usual range is never narrower than this, in points of 0–10. */
const NARROWEST = 1;

export type UsualRange = { low: number; high: number; latest: "below" | "within" | "above" };

/**
 * A person's own usual range from the answers before the latest (median ± 2 × 1.4826·MAD, at least
 * ± 1, within 0–10), and where the latest lies. Throws RangeError on fewer than two answers.
 */
export function usualRange(values: readonly number[]): UsualRange {
  const latest = values.at(-1);
  const earlier = values.slice(0, -1);
  if (latest === undefined) throw new RangeError("no answers");
  const middle = median(earlier);
  const half = Math.max(2 * AS_STANDARD_DEVIATION * medianDeviation(earlier), NARROWEST);
  const low = Math.max(middle - half, 0);
  const high = Math.min(middle + half, 10);
  return { low, high, latest: latest < low ? "below" : latest > high ? "above" : "within" };
}
