import { CAPACITIES, CAPACITY_NAMES, type Capacity } from "./capacity";
import { type PartnerMark, rated, type Series } from "./series";

/** One thing to ask about, in words and with its numbers. */
export type Since = {
  id: string;
  capacity?: Capacity;
  marks: PartnerMark[];
  headline: string;
  detail: string;
  href?: string;
};

const MOST = 4;
const ITEM: Readonly<Record<Capacity, string>> = {
  "self-awareness": "knowing what was felt and wanted",
  "honest-expression": "saying it",
  responsiveness: "receiving it",
};

/**
 * Within-person changes since `since`, the largest first: each partner's latest answer beside the
 * one before the session. Two numbers and two dates, to ask about; never a trend (measurement: the
 * claim ladder's lower rungs).
 */
export function changesSince(
  series: readonly Series[],
  since: Date,
  day: (at: Date) => string,
): Since[] {
  const changes = besides(series, since)
    .filter(({ before, after }) => before.value !== after.value)
    .map((each) => ({ ...each, size: Math.abs(each.after.value - each.before.value) }));
  return changes
    .sort((a, b) => b.size - a.size || order(a.capacity) - order(b.capacity))
    .slice(0, MOST)
    .map(({ capacity, partner, before, after }) => ({
      id: `${partner.mark}-${capacity}`,
      capacity,
      marks: [partner.mark],
      headline: `${partner.name} on ${ITEM[capacity]}: ${before.value}, then ${after.value}. What was different?`,
      detail: `${CAPACITY_NAMES[capacity]}, self-ratings of ${day(before.at)} and ${day(after.at)}. Two answers; this could be chance.`,
      href: `#reflection-${after.reflectionId}`,
    }));
}

/** Whether any series has a number on either side of `since`: without one, nothing is known of a change. */
export function isCompared(series: readonly Series[], since: Date): boolean {
  return besides(series, since).length > 0;
}

// Each partner's latest answer beside the one before, where there are both.
function besides(series: readonly Series[], since: Date) {
  return series.flatMap(({ capacity, partner, points }) => {
    const all = rated(points);
    const before = all.findLast((point) => point.at <= since);
    const after = all.findLast((point) => point.at > since);
    return before && after ? [{ capacity, partner, before, after }] : [];
  });
}

function order(capacity: Capacity): number {
  return CAPACITIES.indexOf(capacity);
}
