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
  const changes = series.flatMap((each) => {
    const points = rated(each.points);
    const before = points.findLast((point) => point.at <= since);
    const after = points.findLast((point) => point.at > since);
    if (!before || !after || before.value === after.value) return [];
    const { capacity, partner } = each;
    return [{ capacity, partner, before, after, size: Math.abs(after.value - before.value) }];
  });
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

function order(capacity: Capacity): number {
  return CAPACITIES.indexOf(capacity);
}
