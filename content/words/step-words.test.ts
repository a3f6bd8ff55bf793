import { expect, test } from "vitest";
import { weeklyCheckIn } from "../exercises/weekly-check-in";
import { screensOf, stepWords } from "./step-words";

test("a screen says where it is, in its language", () => {
  const screens = screensOf(weeklyCheckIn.steps, "es");
  expect(screens.map((screen) => screen.words.progress)).toEqual(
    weeklyCheckIn.steps.map((_, i) => `${i + 1} de ${weeklyCheckIn.steps.length}`),
  );
});

test("a capacity is named only where its own item is asked", () => {
  const named = screensOf(weeklyCheckIn.steps, "en").map((screen) => screen.words.capacity?.name);
  expect(named).toEqual([
    undefined,
    "Noticing",
    "Saying",
    "Receiving",
    undefined,
    undefined,
    undefined,
  ]);
});

test.each([
  [45, "Take about 45 seconds."],
  [60, "Take about one minute."],
  [120, "Take about 2 minutes."],
])("%i seconds are put in words", (seconds, sentence) => {
  const step = { kind: "timer", key: "t", title: { en: "", es: "" }, body: [], seconds } as const;
  expect(stepWords(step, 1, 1, "en").timer.plain).toContain(sentence);
});
