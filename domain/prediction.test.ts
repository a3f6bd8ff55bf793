import fc from "fast-check";
import { expect, test } from "vitest";
import { weeklyCheckIn } from "@/content/exercises/weekly-check-in";
import {
  type Beside,
  differenceWords,
  guessable,
  middleDifference,
  readPrediction,
} from "./prediction";

const said = (guess: number | string, value: number | "unknown"): Beside => ({
  ...{ item: "said", guess },
  answer: value === "unknown" ? { is: "unknown" } : { is: "given", value },
});

test("the core items can be guessed, and nothing that is for the therapist alone", () => {
  expect(guessable(weeklyCheckIn).map(({ core }) => core)).toEqual([
    ...["clear", "said", "received", "landed", "slipped"],
  ]);
  const steps = weeklyCheckIn.steps.map((step) => ({ ...step, therapistOnly: true as const }));
  expect(guessable({ steps })).toEqual([]);
});

test("a guess keeps what the form could have offered, and what is left out is no guess", () => {
  const given = { clear: "0", said: "", received: "11", landed: "seven", slipped: "saying" };
  expect(readPrediction(weeklyCheckIn, given)).toEqual({ clear: 0, slipped: "saying" });
  expect(readPrediction(weeklyCheckIn, { slipped: "everything" })).toEqual({});
  expect(readPrediction({ steps: [] }, given)).toEqual({});
});

test("the middle difference is said from three guesses on that met a number", () => {
  const two = [said(6, 4), said(5, 5), said(9, "unknown"), said("saying", 3)];
  expect(middleDifference(two, "said")).toBeNull();
  // Differences 2, 0, -3: the middle one is 0.
  expect(middleDifference([...two, said(1, 4)], "said")).toEqual({ n: 3, median: 0 });
  expect(middleDifference([...two, said(1, 4)], "clear")).toBeNull();
  // Like is compared with like: not with what was asked in other words.
  expect(middleDifference([...two, { ...said(1, 4), before: true }], "said")).toBeNull();
});

test("its words say where the guesses lay", () => {
  expect(differenceWords({ n: 3, median: 0 })).toBe(
    "Over 3 guesses, the middle one lay at the answer.",
  );
  expect(differenceWords({ n: 4, median: 1 })).toMatch(/lay 1 point above the answer\.$/);
  expect(differenceWords({ n: 4, median: -1.5 })).toMatch(/lay 1.5 points below the answer\.$/);
});

test("the middle difference turns its sign with every difference and asks for no order", () => {
  const scale = fc.integer({ min: 0, max: 10 });
  const pairs = fc.array(fc.tuple(scale, scale), { minLength: 3, maxLength: 30 });
  fc.assert(
    fc.property(pairs, (all) => {
      const found = middleDifference(
        all.map(([guess, value]) => said(guess, value)),
        "said",
      );
      const turned = middleDifference(
        all.map(([guess, value]) => said(value, guess)),
        "said",
      );
      const back = middleDifference(
        [...all].reverse().map(([g, v]) => said(g, v)),
        "said",
      );
      expect(found?.median).toBeCloseTo(-(turned?.median ?? Number.NaN), 12);
      expect(back).toEqual(found);
    }),
  );
});
