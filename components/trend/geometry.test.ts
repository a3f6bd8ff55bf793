import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Point } from "@/domain/series";
import {
  breakAt,
  DAY,
  lettered,
  marksOf,
  pathOf,
  sharedSpan,
  spanOf,
  stretches,
  ticksAt,
  xAt,
  yAt,
} from "./geometry";

const FRAME = { left: 20, right: 120, top: 10, bottom: 110 };
const day = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * DAY);
const at = (n: number, value: Point["value"], light?: true): Point => ({
  at: day(n),
  roundId: "r",
  round: n,
  value,
  reflectionId: `r${n}`,
  ...(light ? { light } : {}),
});

describe("scales", () => {
  it("fixes the axis at 0 and 10", () => {
    expect([yAt(FRAME, 0), yAt(FRAME, 5), yAt(FRAME, 10)]).toEqual([110, 60, 10]);
  });

  it("places by real time, not by count", () => {
    const span = { from: day(0), to: day(100) };
    expect(xAt(FRAME, span, day(0))).toBe(20);
    expect(xAt(FRAME, span, day(10))).toBe(30);
    expect(xAt(FRAME, span, day(100))).toBe(120);
  });

  it("spans all instants, at least four weeks, and nothing without any", () => {
    expect(spanOf([])).toBeNull();
    expect(spanOf([day(40)])).toEqual({ from: day(12), to: day(40) });
    expect(spanOf([day(90), day(3), day(40)])).toEqual({ from: day(3), to: day(90) });
  });

  it("keeps every point inside its frame", () => {
    const point = fc.record({
      d: fc.integer({ min: 0, max: 900 }),
      v: fc.integer({ min: 0, max: 10 }),
    });
    fc.assert(
      fc.property(fc.array(point, { minLength: 1 }), (list) => {
        const span = spanOf(list.map((p) => day(p.d)));
        if (!span) throw new Error("a span was due");
        for (const p of list) {
          const [x, y] = [xAt(FRAME, span, day(p.d)), yAt(FRAME, p.v)];
          expect(x >= FRAME.left && x <= FRAME.right && y >= FRAME.top && y <= FRAME.bottom).toBe(
            true,
          );
        }
      }),
    );
  });
});

describe("gaps", () => {
  const values = (points: Point[], every = 7) =>
    stretches(points, every).map((run) => run.map((p) => p.value));

  it("joins neighbours and breaks where a week is missing", () => {
    expect(values([at(0, 3), at(7, 4), at(21, 6), at(28, 5)])).toEqual([
      [3, 4],
      [6, 5],
    ]);
  });

  it("lets an answer be some days late", () => {
    expect(values([at(0, 3), at(10, 4)])).toEqual([[3, 4]]);
  });

  it("measures gaps by the expected interval", () => {
    expect(values([at(0, 3), at(14, 4), at(28, 5)], 14)).toEqual([[3, 4, 5]]);
  });

  it("breaks at don't know yet, which is neither 0 nor bridged", () => {
    expect(values([at(0, 3), at(4, "unknown"), at(8, 5)])).toEqual([[3], [5]]);
    expect(values([at(0, "unknown")])).toEqual([]);
  });

  it("leaves lighter marks out of the line", () => {
    expect(values([at(0, 3), at(3, 9, true), at(7, 4)])).toEqual([[3, 4]]);
  });
});

it("draws straight from dot to dot", () => {
  const span = { from: day(0), to: day(100) };
  const [run] = stretches([at(0, 0), at(12, 10)], 7);
  expect(pathOf(run ?? [], FRAME, span)).toBe("M20 110");
  const [close] = stretches([at(0, 0), at(12, 10)], 14);
  expect(pathOf(close ?? [], FRAME, span)).toBe("M20 110L32 10");
});

it("ticks only the sessions within the span, once each", () => {
  const span = { from: day(0), to: day(100) };
  expect(ticksAt([day(-1), day(50), day(50), day(10), day(101)], FRAME, span)).toEqual([30, 70]);
});

it("draws a partner's marks as one outline around each place", () => {
  const places = [
    { x: 10, y: 20 },
    { x: 30, y: 5 },
  ];
  expect(marksOf("circle", places, 3)).toBe(
    "M7 20a3 3 0 1 0 6 0a3 3 0 1 0 -6 0ZM27 5a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z",
  );
  expect(marksOf("diamond", places.slice(0, 1), 2)).toBe("M10 17.4l2.6 2.6l-2.6 2.6l-2.6 -2.6Z");
});

it("letters events in order of time, and goes on after z", () => {
  expect(lettered([{ at: day(9) }, { at: day(2), words: "moved house" }])).toEqual([
    { at: day(2), words: "moved house", letter: "a" },
    { at: day(9), letter: "b" },
  ]);
  const many = lettered(Array.from({ length: 28 }, (_, i) => ({ at: day(i) })));
  expect(many.slice(25).map((each) => each.letter)).toEqual(["z", "a2", "b2"]);
});

it("breaks half-way between two wordings, and nowhere without both", () => {
  const before = { ...at(0, 3), before: true as const };
  const later = { ...at(4, 3), before: true as const };
  expect(breakAt([later, before, at(10, 5), at(12, 5), at(5, 9, true)])).toEqual(day(7));
  expect(breakAt([at(0, 3), at(10, 5)])).toBeNull();
  expect(breakAt([before])).toBeNull();
});

it("gives all charts one time", () => {
  expect(sharedSpan({ points: [at(40, 1)] }, { points: [] }, { points: [at(3, 1)] })).toEqual({
    ...{ from: day(3), to: day(40) },
  });
});
