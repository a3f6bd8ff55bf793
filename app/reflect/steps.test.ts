import { describe, expect, test } from "vitest";
import { weeklyCheckIn } from "@/content/exercises/weekly-check-in";
import type { Words } from "@/domain/language";
import { afterStep, earlierOf, whereToGoOn } from "./steps";

const given = { answer: { is: "given", value: 4 } } as const;

describe("whereToGoOn", () => {
  test("begins at the first step", () => {
    expect(whereToGoOn(weeklyCheckIn, {})).toBe("/reflect/step/1");
  });

  test("goes on after the last answer, whatever was left out before it", () => {
    expect(whereToGoOn(weeklyCheckIn, { said: given })).toBe("/reflect/step/4");
  });

  test("an answer given elsewhere counts", () => {
    expect(whereToGoOn(weeklyCheckIn, { clear: { answer: "elsewhere" } })).toBe("/reflect/step/3");
  });

  test("is the preview once the last step is answered", () => {
    expect(whereToGoOn(weeklyCheckIn, { sentence: given })).toBe("/reflect/preview");
  });
});

test.each([
  [1, undefined, "continue", "/reflect/step/2"],
  [1, undefined, "back", "/reflect"],
  [3, undefined, "back", "/reflect/step/2"],
  [3, undefined, "skip", "/reflect/step/4"],
  [3, undefined, "unknown", "/reflect/step/4"],
  [3, undefined, "autosave", "/reflect/step/3"],
  [7, undefined, "continue", "/reflect/preview"],
  [3, "preview", "continue", "/reflect/preview"],
  [3, "preview", "back", "/reflect/preview"],
  [3, "preview", "autosave", "/reflect/step/3?to=preview"],
] as const)("step %i (to %s), %s: %s", (number, to, intent, path) => {
  expect(afterStep({ number, total: 7, to }, intent)).toBe(path);
});

test("of an answer from another sign-in only that there is one is known", () => {
  const step = { kind: "write", key: "sentence", title: { en: "", es: "" } as Words } as const;
  expect(earlierOf(step, { sentence: { answer: "elsewhere" } })).toEqual({ is: "elsewhere" });
  expect(earlierOf(step, { sentence: given })).toEqual({ is: "given", value: 4 });
  expect(earlierOf(step, {})).toBeUndefined();
});
