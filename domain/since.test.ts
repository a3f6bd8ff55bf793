import { describe, expect, it } from "vitest";
import { landedOf, type Rating, seriesOf, slippedOf } from "./core-series";
import { changesSince, isCompared } from "./since";

const names = { circle: "Maya", diamond: "Jonas" };
const day = (at: Date) => at.toISOString().slice(0, 10);
const rating = (mark: "circle" | "diamond", on: string, items: Rating["items"]): Rating => ({
  reflectionId: `${mark}-${on}`,
  mark,
  sentAt: new Date(`${on}T12:00:00Z`),
  roundId: "round",
  roundNumber: 1,
  light: false,
  items,
});
const given = (value: number | string) => ({ is: "given", value }) as const;

const ratings = [
  rating("circle", "2026-11-01", { clear: given(4), said: given(5), slipped: given("saying") }),
  rating("diamond", "2026-11-02", { clear: given(6), landed: given(2) }),
  rating("circle", "2026-11-15", { clear: given(7), said: given(6), slipped: { is: "unknown" } }),
  rating("diamond", "2026-11-16", { clear: { is: "unknown" }, landed: { is: "skipped" } }),
];

describe("series from ratings", () => {
  const series = seriesOf(ratings, names);

  it("are six, three capacities for each partner in order", () => {
    expect(series.map((s) => `${s.partner.name} ${s.capacity}`)).toEqual([
      "Maya self-awareness",
      "Maya honest-expression",
      "Maya responsiveness",
      "Jonas self-awareness",
      "Jonas honest-expression",
      "Jonas responsiveness",
    ]);
  });

  it("keep “don’t know yet” as its own value and leave skips out", () => {
    expect(series[3]?.points.map((p) => p.value)).toEqual([6, "unknown"]);
    expect(landedOf(ratings, names)[1]?.points.map((p) => p.value)).toEqual([2]);
    expect(slippedOf(ratings, "circle").map((s) => s.step)).toEqual(["saying", "unknown"]);
  });

  it("since a session give within-person changes, the largest first, with both numbers", () => {
    const changes = changesSince(series, new Date("2026-11-10T00:00:00Z"), day);
    expect(changes.map((c) => c.headline)).toEqual([
      "Maya on knowing what was felt and wanted: 4, then 7. What was different?",
      "Maya on saying it: 5, then 6. What was different?",
    ]);
    expect(changes[0]?.detail).toContain("2026-11-01 and 2026-11-15");
  });
});

it("is known whether there was anything to compare, also where nothing changed", () => {
  const same = [
    rating("circle", "2026-11-01", { clear: given(4) }),
    rating("circle", "2026-11-15", { clear: given(4) }),
    rating("diamond", "2026-11-16", { clear: given(9) }),
  ];
  const of = (all: Rating[]) => {
    const since = new Date("2026-11-10T12:00:00Z");
    const series = seriesOf(all, names);
    return [isCompared(series, since), changesSince(series, since, day).length];
  };
  expect(of(same)).toEqual([true, 0]);
  expect(of(same.slice(1))).toEqual([false, 0]);
  expect(of(same.slice(0, 1))).toEqual([false, 0]);
});
