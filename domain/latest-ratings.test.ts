import { expect, test } from "vitest";
import { type Rating, seriesOf } from "./core-series";
import { latestOf, lineSeries } from "./latest-ratings";

const NAMES = { circle: "Maya", diamond: "Jonas" };
const given = (value: number) => ({ is: "given", value }) as const;

function rating(week: number, of: Partial<Rating>): Rating {
  return {
    ...{ reflectionId: `r${week}`, roundId: `n${week}`, roundNumber: week, mark: "circle" },
    ...{ sentAt: new Date(week * 604_800_000), light: false, items: {} },
    ...of,
  };
}

const RATINGS: Rating[] = [
  rating(1, { items: { clear: given(3), said: given(0), received: { is: "unknown" } } }),
  rating(2, { items: { clear: { is: "skipped" }, said: given(10) }, reworded: ["said"] }),
  rating(3, { items: { clear: given(7), landed: given(5) }, reworded: ["clear", "landed"] }),
  rating(3, { mark: "diamond", items: { received: given(4) } }),
];

test("a line is drawn of the same numbers as the series it stands for", () => {
  const of = (mark: string) => latestOf(RATINGS.filter((each) => each.mark === mark));
  // As it comes back out of a blob.
  const kept = JSON.parse(JSON.stringify({ circle: of("circle"), diamond: of("diamond") }));
  const whole = seriesOf(RATINGS, NAMES).map(({ points, ...series }) => ({
    ...series,
    points: points.map(({ at, value, before }) => ({ at, value, ...(before && { before }) })),
  }));
  expect(lineSeries(kept, NAMES)).toEqual(whole);
  expect(whole.flatMap(({ points }) => points)).toHaveLength(6);
});
