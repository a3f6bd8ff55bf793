import { expect, test } from "vitest";
import { practiceSettings } from "./practice";

const practice = { practiceName: "Practice", timeZone: "Europe/Madrid", crisisLine: "Call 112." };
const neutral = (neutralPage: string) =>
  practiceSettings.safeParse({ ...practice, neutralPage }).data?.neutralPage;

test.each([
  ["", null],
  ["  ", null],
  [" https://weather.example/today ", "https://weather.example/today"],
])("a neutral page of %j is kept as %j", (given, kept) => {
  expect(neutral(given)).toBe(kept);
});

test.each([
  "http://weather.example",
  "weather.example",
  "javascript:alert(1)",
  "https://name:secret@weather.example",
  "https://",
  `https://weather.example/${"x".repeat(500)}`,
])("%j is no neutral page", (given) => {
  expect(neutral(given)).toBeUndefined();
});
