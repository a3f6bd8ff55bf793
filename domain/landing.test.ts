import { expect, test } from "vitest";
import { apartWords, landingsOf, landingWords } from "./landing";
import type { Point } from "./series";

const at = (day: number) => new Date(Date.UTC(2026, 10, day));
const point = (day: number, value: Point["value"]): Point => ({
  ...{ at: at(day), value, round: day, roundId: `round ${day}`, reflectionId: `r${day}` },
});
const maya = { mark: "circle", name: "Maya" } as const;
const jonas = { mark: "diamond", name: "Jonas" } as const;
const day = (date: Date) => `${date.getUTCDate()} Nov`;
const words = (...found: ReturnType<typeof landingsOf>) =>
  landingWords(found, { receiver: maya, speaker: jonas, day });

const found = landingsOf(
  { points: [point(3, 8), point(10, 4), point(17, 6), point(24, "unknown")] },
  { points: [point(3, 5), point(17, 6), point(24, 2), point(30, 9)] },
  new Set(["round 17"]),
);

test("only rounds on which both gave an account, and a difference only of two numbers", () => {
  expect(found.map(({ roundId, received, landed, apart }) => [roundId, received, landed, apart]))
    // The 10th has no account of Jonas's, the 30th none of Maya's.
    .toEqual([
      ["round 3", 8, 5, 3],
      ["round 17", 6, 6, 0],
      ["round 24", "unknown", 2, null],
    ]);
});

test("a difference is told beside its two parts, and whether the round named its moment", () => {
  expect(words(...found)).toContain(
    "2 rounds with both accounts. Latest, 17 Nov: received gently 6, safe after speaking 6, the same; about the same moment.",
  );
  expect(words(...found.slice(0, 1))).toContain(
    "One round with both accounts. Latest, 3 Nov: received gently 8, safe after speaking 5, 3 apart; each about an own moment.",
  );
  expect(words()).toContain("No round yet with both accounts.");
  expect([apartWords(-2), apartWords(null)]).toEqual(["2 apart", ""]);
});

test("an account of either in an earlier wording is counted with no other", () => {
  const own = { points: [point(3, 8), point(10, 4), point(17, 6)] };
  const earlier = { ...point(3, 5), before: true as const };
  const rounds = landingsOf(own, { points: [earlier, point(10, 5), point(17, 2)] }, new Set());
  expect(rounds.map(({ before }) => before ?? false)).toEqual([true, false, false]);
  expect(words(...rounds)).toMatch(
    /^2 rounds with both accounts\. Latest, 17 Nov: .* own moment\. The question was worded anew/,
  );
  expect(words(...rounds.slice(0, 1))).toMatch(
    /^No answers yet to the question as it is asked now/,
  );
});
