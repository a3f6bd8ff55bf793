import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { twoSidedP } from "./normal";
import { leastP, median, medianDeviation, monotonicTrend, type Timed } from "./trend";
import vectors from "./vectors/trend-vectors.json";

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 5);
const series = (days: readonly number[], values: readonly number[]): Timed[] =>
  days.map((day, i) => ({ at: new Date(START + day * DAY), value: values[i] ?? Number.NaN }));

describe("the median", () => {
  it("is the middle, or the mean of the middle two", () => {
    expect(median([7, 1, 3])).toBe(3);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([9])).toBe(9);
  });

  it("refuses nothing, and leaves its input as it was", () => {
    expect(() => median([])).toThrow(RangeError);
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });

  it("has a deviation that a single far value does not move", () => {
    expect(medianDeviation([4, 5, 5, 6, 5])).toBe(0);
    expect(medianDeviation([1, 2, 3, 4, 100])).toBe(1);
  });
});

it.each([
  [0, 1],
  [1, 0.317310507862914],
  [1.959963984540054, 0.05],
  [3, 0.002699796063260189],
  [2, 0.04550026389635842],
  [6, 1.9731752900753e-9],
])("two-sided p of z %d is %d", (z, p) => {
  expect(twoSidedP(z) / p).toBeCloseTo(1, 9);
  expect(twoSidedP(-z)).toBe(twoSidedP(z));
});

describe("the monotonic trend", () => {
  it.each(vectors.map((vector, i) => [i, vector] as const))(
    "agrees with SciPy (%d)",
    (_, vector) => {
      const found = monotonicTrend(series(vector.days, vector.values));
      const close = (mine: number, theirs: number, relative = 1e-9) =>
        expect(Math.abs(mine - theirs)).toBeLessThanOrEqual(
          relative * Math.max(1e-12, Math.abs(theirs)),
        );
      const { expected } = vector;
      expect([found.n, found.s]).toEqual([expected.n, expected.s]);
      close(found.varianceS, expected.varianceS);
      close(found.lag1, expected.lag1);
      close(found.inflatedVarianceS, expected.inflatedVarianceS);
      close(found.p, expected.p, 1e-6);
      close(found.slopePerWeek, expected.slopePerWeek);
      close(found.interval[0], expected.interval[0] ?? Number.NaN);
      close(found.interval[1], expected.interval[1] ?? Number.NaN);
      close(found.totalChange, expected.totalChange);
    },
  );

  const value = fc.integer({ min: 0, max: 10 });
  const points = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 400 }), value), { minLength: 2, maxLength: 40 })
    .map((pairs) =>
      series(
        pairs.map(([day]) => day),
        pairs.map(([, v]) => v),
      ),
    );

  it("does not depend on the order of the input", () => {
    fc.assert(
      fc.property(points, fc.infiniteStream(fc.nat()), (given, random) => {
        const shuffled = given
          .map((point) => ({ point, key: random.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ point }) => point);
        expect(monotonicTrend(shuffled)).toEqual(monotonicTrend(given));
      }),
    );
  });

  it("is the same wherever the values lie", () => {
    fc.assert(
      fc.property(points, fc.integer({ min: -50, max: 50 }), (given, by) => {
        const there = monotonicTrend(given.map((p) => ({ ...p, value: p.value + by })));
        const here = monotonicTrend(given);
        expect([there.s, there.varianceS]).toEqual([here.s, here.varianceS]);
        expect(there.slopePerWeek).toBeCloseTo(here.slopePerWeek, 12);
        expect(there.p).toBeCloseTo(here.p, 9);
      }),
    );
  });

  it("turns round when the values do", () => {
    fc.assert(
      fc.property(points, (given) => {
        const turned = monotonicTrend(given.map((p) => ({ ...p, value: 10 - p.value })));
        const here = monotonicTrend(given);
        expect(turned.s).toBe(-here.s || 0);
        expect(turned.slopePerWeek).toBeCloseTo(-here.slopePerWeek, 12);
        expect(turned.varianceS).toBe(here.varianceS);
      }),
    );
  });

  it("has half the slope in twice the time, and the same change", () => {
    fc.assert(
      fc.property(points, (given) => {
        const slower = given.map((p) => ({ ...p, at: new Date(2 * p.at.getTime() - START) }));
        const [there, here] = [monotonicTrend(slower), monotonicTrend(given)];
        expect(there.slopePerWeek).toBeCloseTo(here.slopePerWeek / 2, 12);
        expect(there.totalChange).toBeCloseTo(here.totalChange, 10);
        expect(there.s).toBe(here.s);
      }),
    );
  });

  it("says nothing of a constant series, however long", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), value, (n, level) => {
        const flat = series(
          Array.from({ length: n }, (_, i) => i * 7),
          Array.from({ length: n }, () => level),
        );
        expect(monotonicTrend(flat)).toMatchObject({ s: 0, p: 1, slopePerWeek: 0, totalChange: 0 });
      }),
    );
  });

  it("takes two answers of one moment for no change between them", () => {
    const found = monotonicTrend(series([0, 7, 7, 14], [1, 2, 9, 3]));
    expect(found.s).toBe(3);
    expect(monotonicTrend(series([7, 7], [1, 9]))).toMatchObject({ s: 0, slopePerWeek: 0, p: 1 });
  });

  it("takes no sign and no slope from answers of one moment, however many there are", () => {
    const crowded = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), value), {
      ...{ minLength: 2, maxLength: 20 },
    });
    fc.assert(
      fc.property(crowded, (pairs) => {
        const found = monotonicTrend(
          series(
            pairs.map(([day]) => 7 * day),
            pairs.map(([, v]) => v),
          ),
        );
        const counted = pairs.flatMap(([t, v], i) =>
          pairs.slice(0, i).map(([before, w]) => Math.sign(t - before) * Math.sign(v - w)),
        );
        expect(found.s).toBe(counted.reduce((sum, each) => sum + each, 0));
        // Slopes are of whole points over whole weeks: none is steeper than all of the scale in one.
        expect(Math.abs(found.slopePerWeek)).toBeLessThanOrEqual(10);
        expect([found.p, ...found.interval].every(Number.isFinite)).toBe(true);
      }),
    );
  });

  it("has the variance that S has over every order of the same values, ties and all", () => {
    const few = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(few, (values) => {
        const days = values.map((_, i) => 7 * i);
        const all = ordersOf(values).map((each) => monotonicTrend(series(days, each)));
        const squares = all.reduce((sum, each) => sum + each.s ** 2, 0) / all.length;
        for (const each of all) expect(each.varianceS).toBeCloseTo(squares, 9);
      }),
      { numRuns: 30 },
    );
  });

  it("needs two points", () => {
    expect(() => monotonicTrend(series([0], [5]))).toThrow(RangeError);
  });
});

it("has a least p that no series' own lies below, and that is its own where weeks do not resemble each other", () => {
  const value = fc.integer({ min: 0, max: 10 });
  let same = 0;
  fc.assert(
    fc.property(fc.array(value, { minLength: 10, maxLength: 40 }), (values) => {
      const points = series(
        values.map((_, i) => 7 * i),
        values,
      );
      const { p, lag1 } = monotonicTrend(points);
      const least = leastP(points);
      expect(least).toBeLessThanOrEqual(p + 1e-12);
      if (lag1 > 0) return;
      expect(least).toBeCloseTo(p, 12);
      same++;
    }),
    { numRuns: 300 },
  );
  expect(same).toBeGreaterThan(20);
});

function ordersOf(values: readonly number[]): number[][] {
  if (values.length < 2) return [[...values]];
  return values.flatMap((value, i) =>
    ordersOf(values.filter((_, j) => j !== i)).map((rest) => [value, ...rest]),
  );
}
