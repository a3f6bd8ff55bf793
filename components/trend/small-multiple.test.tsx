import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { chartedCore } from "@/domain/charted";
import { claimOf } from "@/domain/claim";
import type { Point } from "@/domain/series";
import { ChartDrawing, chartCaption } from "./chart";
import { DAY, SMALL, sharedSpan } from "./geometry";

const at = (week: number, value: Point["value"], of: Partial<Point> = {}): Point => ({
  ...{ at: new Date(Date.UTC(2026, 0, 5) + week * 7 * DAY), round: week, roundId: `round ${week}` },
  ...{ value, reflectionId: `r${week}`, ...of },
});

function drawn(points: Point[], other: Point[] = []) {
  const partner = { mark: "circle", name: "Maya" } as const;
  const claim = claimOf({ points }, null);
  const chart = chartedCore({ capacity: "self-awareness", partner, points, claim });
  const witness = { partner: { mark: "diamond", name: "Jonas" } as const, points: other };
  const props = { chart, witness, span: sharedSpan(chart, witness), timeZone: "UTC" };
  const markup = renderToStaticMarkup(<ChartDrawing {...props} width={320} frame={SMALL} />);
  const marks = (kind: string) =>
    (markup.match(new RegExp(`data-marks="${kind}" d="([^"]*)"`))?.[1]?.match(/M/g) ?? []).length;
  const line = markup.match(/d="([^"]*)" fill="none" stroke="currentColor" opacity/)?.[1] ?? "";
  return { markup, marks, line, caption: chartCaption(props) };
}

const before = [0, 1, 2, 3].map((week) => at(week, 2, { before: true }));
const after = [4, 5, 6, 7, 8].map((week) => at(week, 8));

test("a new wording stands apart: lighter marks before it, a break, and no line across", () => {
  const { marks, line, markup, caption } = drawn([...before, ...after]);
  expect([marks("own"), marks("apart")]).toEqual([5, 4]);
  expect(line.match(/M/g)).toHaveLength(1);
  expect(line.match(/L/g)).toHaveLength(4);
  // The two strokes through the axis, half-way between the weeks on either side.
  expect(markup).toContain("l4 -10M");
  expect(caption).toContain("Five answers.");
  expect(caption).toContain("The question was worded anew; answers before that stand apart.");
});

test("without a new wording there is no break, and one line", () => {
  const same = [...before.map(({ before: _, ...point }) => point), ...after];
  const { marks, markup, line } = drawn(same);
  expect([marks("own"), marks("apart")]).toEqual([9, 0]);
  expect(markup).not.toContain("l4 -10M");
  expect(line.match(/L/g)).toHaveLength(8);
});

test("nobody's answers are an empty frame, and nothing stands in for them", () => {
  const { markup, marks, caption } = drawn([]);
  expect([marks("own"), marks("apart"), marks("witness")]).toEqual([0, 0, 0]);
  expect(markup).toMatch(/<path d="M27 /);
  expect(caption).toBe("No answers yet. The weekly check-in brings the first.");
});

test("the other's account in another exercise stands lighter too, and is explained", () => {
  const plain = drawn(after, [at(4, 3)]);
  expect([plain.marks("witness"), plain.marks("witness-apart")]).toEqual([1, 0]);
  expect(plain.caption).not.toContain("Lighter marks");
  const { marks, caption } = drawn(after, [at(4, 3), at(5, 9, { light: true })]);
  expect([marks("witness"), marks("witness-apart")]).toEqual([1, 1]);
  expect(caption).toMatch(
    /own moment\. Lighter marks come from other exercises and are not counted\.$/,
  );
});
