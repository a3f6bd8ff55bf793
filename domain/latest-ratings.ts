import { CAPACITIES, CAPACITY_ITEM } from "./capacity";
import type { Rating } from "./core-series";
import { MARKS } from "./couple";
import type { Dot, PartnerMark, Series } from "./series";

/**
 * One reflection's self-ratings in the order of `CAPACITIES`, null for what was not answered; `before`
 * says which were asked in another wording than today's. `at` is in milliseconds.
 */
export type LatestRating = {
  at: number;
  values: (Dot["value"] | null)[];
  before?: boolean[];
};

type Given = Pick<Rating, "sentAt" | "items" | "reworded">;

/** What a line is drawn of, out of reflections in order of time. */
export function latestOf(ratings: readonly Given[]): LatestRating[] {
  return ratings.map(({ sentAt, items, reworded }) => {
    const values = CAPACITIES.map((capacity) => {
      const answer = items[CAPACITY_ITEM[capacity]];
      if (!answer || answer.is === "skipped") return null;
      return answer.is === "unknown" ? answer.is : Number(answer.value);
    });
    const before = CAPACITIES.map(
      (capacity) => reworded?.includes(CAPACITY_ITEM[capacity]) ?? false,
    );
    return { at: sentAt.getTime(), values, ...(before.includes(true) && { before }) };
  });
}

/** The six series of a couple as lines need them: each capacity's own item, circle's three first. */
export function lineSeries(
  latest: Readonly<Record<PartnerMark, readonly LatestRating[]>>,
  names: Readonly<Record<PartnerMark, string>>,
): Series<Dot>[] {
  return MARKS.flatMap((mark) =>
    CAPACITIES.map((capacity, i) => ({
      capacity,
      partner: { mark, name: names[mark] },
      points: latest[mark].flatMap(({ at, values, before }): Dot[] => {
        const value = values[i] ?? null;
        if (value === null) return [];
        return [{ at: new Date(at), value, ...(before?.[i] && { before: true }) }];
      }),
    })),
  );
}
