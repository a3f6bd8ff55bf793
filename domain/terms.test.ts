import { expect, test } from "vitest";
import { changesBetween, teamBetween, termsDigest } from "./terms";

const facts = {
  policyId: "p1",
  retentionYears: 7,
  legalHold: false,
  closing: false,
  erasing: false,
  careTeamIds: ["b", "a"],
};

test("the order of the care team does not matter", () => {
  expect(termsDigest(facts)).toBe(termsDigest({ ...facts, careTeamIds: ["a", "b"] }));
});

test.each([
  [{}, []],
  [{ policyId: null }, ["policy"]],
  [{ retentionYears: 5 }, ["keeping"]],
  [{ legalHold: true }, ["keeping"]],
  [{ closing: true }, ["keeping"]],
  [{ erasing: true }, ["keeping"]],
  [{ legalHold: true, closing: true }, ["keeping"]],
  [{ careTeamIds: ["a"] }, ["team"]],
  [{ careTeamIds: ["c", "a", "b"], policyId: "p2" }, ["team", "policy"]],
] as const)("%j is told as %j", (changed, told) => {
  expect(changesBetween(termsDigest(facts), termsDigest({ ...facts, ...changed }))).toEqual(told);
});

test.each([
  [["b", "a"], [], []],
  [["a", "b", "c"], ["c"], []],
  [["b"], [], ["a"]],
  [
    ["d", "c"],
    ["c", "d"],
    ["a", "b"],
  ],
])("of a team that becomes %j, %j joined and %j left", (careTeamIds, joined, left) => {
  const now = termsDigest({ ...facts, careTeamIds });
  expect(teamBetween(termsDigest(facts), now)).toEqual({ joined, left });
});
