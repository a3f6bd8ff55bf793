import { expect, test } from "vitest";
import { theYesThatWasnt } from "@/content/exercises/the-yes-that-wasnt";
import { weeklyCheckIn } from "@/content/exercises/weekly-check-in";
import { wordsFor } from "@/content/words/words";
import { previewItems } from "./items";

test("everything is there, in words, and what another sign-in wrote is not", () => {
  const items = previewItems(
    weeklyCheckIn,
    {
      shown: {
        clear: { answer: { is: "given", value: 0 } },
        said: { answer: { is: "unknown" } },
        received: { answer: { is: "skipped" } },
        slipped: { answer: { is: "given", value: "saying" } },
        sentence: { answer: "elsewhere" },
      },
    },
    wordsFor("en"),
    "en",
  );
  expect(items.map((item) => item.answer)).toEqual([
    "0 of 10",
    "I don’t know yet",
    "Skipped",
    "Left open",
    "Saying it",
    "Answered before. Not shown here.",
  ]);
  expect(items.map((item) => item.edit.href)).toEqual(
    [2, 3, 4, 5, 6, 7].map((n) => `/reflect/step/${n}?to=preview`),
  );
});

test("own words are set as such, and only they", () => {
  const shown = { sentence: { answer: { is: "given", value: "Words" } } } as const;
  const items = previewItems(weeklyCheckIn, { shown }, wordsFor("es"), "es");
  expect(items.filter((item) => item.written).map((item) => item.answer)).toEqual(["Words"]);
});

test("what is for the therapist only is marked", () => {
  const items = previewItems(theYesThatWasnt, { shown: {} }, wordsFor("en"), "en");
  expect(items.every((item) => item.mark)).toBe(true);
});

test("what was true before stands beside what is true now, if this sign-in may read it", () => {
  const reading = {
    shown: { clear: { answer: { is: "given", value: 7 } } },
    before: { clear: [{ answer: "elsewhere" }, { answer: { is: "given", value: 4 } }] },
  } as const;
  const [clear] = previewItems(weeklyCheckIn, reading, wordsFor("en"), "en");
  expect(clear?.answer).toBe("7 of 10");
  expect(clear?.before.map((each) => each.answer)).toEqual([
    "Answered before. Not shown here.",
    "4 of 10",
  ]);
});
