import { expect, test } from "vitest";
import { changesOf } from "./measure";
import { changeWords, measureWords, reliabilityWords } from "./measure-words";

const published = { standardDeviation: 7.5, retestReliability: 0.84, source: "Its manual." };
const words = (...totals: number[]) =>
  changesOf(
    totals.map((total, i) => ({ takenOn: `2026-0${i + 1}-01`, total })),
    { ...published, higherIs: "worse" },
  ).map(changeWords);

test("a change is said with both totals, its number, and which way the measure calls it", () => {
  // 9 / 4.2426 = 2.12; 8 / 4.2426 = 1.89.
  expect(words(40, 49)).toEqual([
    "From 40 (1 Jan 2026) to 49 (1 Feb 2026): RC\u00a02.12, a reliable change towards what the measure calls worse.",
  ]);
  expect(words(48, 40)).toEqual([
    "From 48 (1 Jan 2026) to 40 (1 Feb 2026): RC\u00a0−1.89, not reliable; retesting alone could explain it.",
  ]);
  expect(words(40, 40)).toEqual(["From 40 (1 Jan 2026) to 40 (1 Feb 2026): no change."]);
});

test("a measure is said in one line", () => {
  const of = { lowest: 0, highest: 60, higherIs: "worse", ...published } as const;
  expect(measureWords(of)).toBe("0 to 60, higher is worse. SD 7.5, r 0.84. Source: Its manual.");
  expect(measureWords({ ...of, retestReliability: null })).toMatch(/worse\. No SD and r\./);
});

test("what it rests on is said with its figures, or what is missing", () => {
  expect(reliabilityWords(published)).toMatch(/SD 7.5 and r 0.84 as published \(Its manual\.\)/);
  expect(reliabilityWords({ ...published, standardDeviation: null })).toMatch(
    /^A reliable change needs/,
  );
  for (const all of [reliabilityWords(published), ...words(40, 49, 60)]) {
    expect(all).not.toMatch(/clinical|severe|norm|improve|deteriorat|because/i);
  }
});
