import fc from "fast-check";
import { expect, test } from "vitest";
import { changesOf, measureInput, reliableChange, totalInput, totalProblem } from "./measure";

const published = { standardDeviation: 7.5, retestReliability: 0.84 };
const measure = {
  ...{ name: "A measure", lowest: "0", highest: "60", higherIs: "worse" },
  ...{ standardDeviation: "7.5", retestReliability: "0,84", source: "Its manual, 2019" },
};

test("a change counts as reliable beyond what retesting explains", () => {
  // SD·√(2(1 − r)) = 4.243; 1.96 of them are 8.3 points.
  expect(reliableChange(40, 48, published)).toMatchObject({ reliable: false });
  expect(reliableChange(40, 49, published).reliable).toBe(true);
  expect(reliableChange(49, 40, published).rc).toBeCloseTo(-2.1213, 4);
});

test("reliable change turns its sign with the order, and not with the place on the scale", () => {
  const total = fc.integer({ min: 0, max: 100 });
  const figures = fc.record({
    standardDeviation: fc.double({ min: 0.1, max: 50, noNaN: true }),
    retestReliability: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
  });
  fc.assert(
    fc.property(total, total, total, figures, (before, after, shift, of) => {
      const { rc, reliable } = reliableChange(before, after, of);
      const back = reliableChange(after, before, of);
      expect(back.rc).toBeCloseTo(-rc, 9);
      expect(back.reliable).toBe(reliable);
      expect(reliableChange(before + shift, after + shift, of).rc).toBeCloseTo(rc, 9);
      // The same change weighs more where retesting explains less of it.
      const steadier = { ...of, retestReliability: (1 + of.retestReliability) / 2 };
      expect(Math.abs(reliableChange(before, after, steadier).rc)).toBeGreaterThanOrEqual(
        Math.abs(rc),
      );
    }),
  );
});

test("what is said is from the first to the latest, and between the last two", () => {
  const totals = [
    { takenOn: "2026-03-01", total: 44 },
    { takenOn: "2026-01-01", total: 30 },
    { takenOn: "2026-02-01", total: 40 },
  ];
  const held = { ...published, higherIs: "worse" as const };
  const said = changesOf(totals, held);
  expect(said.map(({ from, to }) => [from.total, to.total])).toEqual([
    [30, 44],
    [40, 44],
  ]);
  expect(said.map((each) => [each.reliable, each.towards])).toEqual([
    [true, "worse"],
    [false, "worse"],
  ]);
  expect(changesOf(totals.slice(0, 2), held)).toHaveLength(1);
  expect(changesOf(totals.slice(0, 1), held)).toEqual([]);
  expect(changesOf(totals, { ...held, standardDeviation: null })).toEqual([]);
  const same = [totals[0], { takenOn: "2026-04-01", total: 44 }].flatMap((each) => each ?? []);
  expect(changesOf(same, held)).toMatchObject([{ rc: 0, reliable: false, towards: null }]);
});

test("a measure needs what its reliable change rests on: both figures, or neither", () => {
  expect(measureInput.parse(measure)).toMatchObject({ ...published, highest: 60 });
  const neither = { ...measure, standardDeviation: "", retestReliability: " " };
  expect(measureInput.parse(neither)).toMatchObject({
    ...{ standardDeviation: null, retestReliability: null },
  });
  const wrong = [
    ...[
      ["retestReliability", "1"],
      ["retestReliability", "0"],
      ["retestReliability", ""],
    ],
    ...[
      ["standardDeviation", "0"],
      ["standardDeviation", "-2"],
      ["standardDeviation", ""],
    ],
    ...[
      ["highest", "0"],
      ["lowest", ""],
      ["lowest", "some"],
      ["source", ""],
      ["name", " "],
    ],
    ["higherIs", "higher"],
  ] as const;
  for (const [field, value] of wrong) {
    const found = measureInput.safeParse({ ...measure, [field]: value });
    expect(found.error?.issues[0]?.path, `${field} ${value}`).toEqual([field]);
  }
});

test("a total lies on its measure and on a day that has come", () => {
  const of = { lowest: 0, highest: 60 };
  const check = (total: number, takenOn: string) =>
    Object.keys(totalProblem({ total, takenOn }, of, "2026-05-04") ?? {});
  expect(check(60, "2026-05-04")).toEqual([]);
  expect(check(60.5, "2026-05-05")).toEqual(["total", "takenOn"]);
  expect(check(-1, "2026-05-04")).toEqual(["total"]);
  const given = { measureId: crypto.randomUUID(), takenOn: "2026-05-04", total: "12,5" };
  expect(totalInput.parse(given).total).toBe(12.5);
  expect(totalInput.safeParse({ ...given, total: "" }).success).toBe(false);
  expect(totalInput.safeParse({ ...given, takenOn: "2026-02-30" }).success).toBe(false);
});
