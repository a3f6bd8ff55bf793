import { expect, test } from "vitest";
import { CAPACITIES } from "@/domain/capacity";
import type { Words } from "@/domain/language";
import { weeklyCheckIn } from "../exercises/weekly-check-in";
import { screensOf, stepWords } from "./step-words";

test("a screen says where it is, in its language", () => {
  const screens = screensOf(weeklyCheckIn.steps, "es");
  expect(screens.map((screen) => screen.words.progress)).toEqual([
    "1 de 7",
    "2 de 7 · Notar",
    "3 de 7 · Decir",
    "4 de 7 · Recibir",
    "5 de 7",
    "6 de 7",
    "7 de 7",
  ]);
});

test("a capacity has its colour only where its own item is asked", () => {
  const colours = screensOf(weeklyCheckIn.steps, "en").map((screen) => screen.words.capacity);
  expect(colours.filter(Boolean)).toEqual(CAPACITIES);
});

test.each([
  [45, "Take about 45 seconds."],
  [60, "Take about one minute."],
  [120, "Take about 2 minutes."],
])("%i seconds are put in words", (seconds, sentence) => {
  const step = {
    kind: "timer",
    key: "t",
    title: { en: "", es: "" } as Words,
    body: [],
    seconds,
  } as const;
  expect(stepWords(step, 1, 1, "en").timer.plain).toContain(sentence);
});
