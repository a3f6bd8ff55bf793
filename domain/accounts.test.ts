import { expect, test } from "vitest";
import { accountsSince, differingAccounts, differingWords } from "./accounts";
import type { Point, Series } from "./series";

const at = (day: number) => new Date(Date.UTC(2026, 10, day));
const point = (day: number, value: Point["value"]): Point => ({
  ...{ at: at(day), value, round: day, roundId: `round ${day}`, reflectionId: `r${day}` },
});
const maya = { mark: "circle", name: "Maya" } as const;
const jonas = { mark: "diamond", name: "Jonas" } as const;
const series = (partner: Series["partner"], ...points: Point[]): Series => ({
  ...{ capacity: "responsiveness", partner, points },
});

const received = [
  series(maya, point(3, 8), point(10, 7), point(17, 9)),
  series(jonas, point(17, 2)),
];
const landed = [
  series(jonas, point(3, 2), point(10, 5), point(17, 4)),
  series(maya, point(17, "unknown")),
];

test("rounds since then with accounts three points apart, the widest first, both parts given", () => {
  const found = differingAccounts(received, landed, { since: at(1), named: new Set(["round 3"]) });
  expect(found.map(({ roundId, sameMoment }) => [roundId, sameMoment])).toEqual([
    ["round 3", true],
    ["round 17", false],
  ]);
  const [first, second] = found.map(differingWords);
  expect(first?.headline).toContain("the same moment");
  expect(second?.headline).toContain("each about an own moment");
  expect(second?.detail).toBe("Maya: received gently 9. Jonas: safe after speaking 4.");
});

test("nothing older, and nothing of which one part is missing or unknown", () => {
  const of = (since: Date) => differingAccounts(received, landed, { since, named: new Set() });
  expect(of(at(16)).map((each) => each.roundId)).toEqual(["round 17"]);
  expect(of(at(17))).toEqual([]);
});

test("rounds with both accounts are known apart from those on which they differ", () => {
  const of = (since: Date) => accountsSince(received, landed, { since, named: new Set() });
  // The 10th has both, two points apart; of Jonas's receiving one part is not known.
  expect(of(at(1)).map((each) => each.roundId)).toEqual(["round 3", "round 10", "round 17"]);
  expect(of(at(17))).toEqual([]);
});
