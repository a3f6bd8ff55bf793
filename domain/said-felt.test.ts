import { expect, test } from "vitest";
import { gapWords, saidFelt, saidFeltOf, saidFeltWords } from "./said-felt";

const chose = (value: string) => ({ is: "given", value }) as const;

test("the gap is what was said less what was felt", () => {
  expect(saidFelt({ said: chose("clear-yes"), felt: chose("soft-no") })).toEqual({
    ...{ said: 2, felt: -1, gap: 3 },
  });
  expect(saidFelt({ said: chose("soft-no"), felt: chose("soft-no") })?.gap).toBe(0);
});

test("there is none unless both were chosen", () => {
  expect(saidFelt({ said: chose("clear-yes") })).toBeNull();
  expect(saidFelt({ said: chose("clear-yes"), felt: { is: "unknown" } })).toBeNull();
  expect(saidFelt({ said: chose("clear-yes"), felt: { is: "skipped" } })).toBeNull();
});

test("a surface yes is a yes that was felt less; other gaps are told as what they are", () => {
  expect(gapWords({ said: 1, felt: -1, gap: 2 })).toBe("a surface yes");
  expect(gapWords({ said: -1, felt: -2, gap: 1 })).toBe("said nearer to yes than was felt");
  expect(gapWords({ said: -2, felt: 1, gap: -3 })).toBe("felt nearer to yes than was said");
  expect(gapWords({ said: 0, felt: 0, gap: 0 })).toBe("said as it was felt");
});

test("each partner's own, in words that give both parts before the gap", () => {
  const sent = (day: number, mark: "circle" | "diamond", said: string, felt: string) => ({
    ...{ mark, sentAt: new Date(Date.UTC(2026, 10, day)), reflectionId: `r${day}` },
    ...{ roundId: `round ${day}`, roundNumber: 1 },
    answers: { said: chose(said), felt: chose(felt) },
  });
  const all = [
    sent(3, "circle", "soft-no", "soft-no"),
    sent(4, "diamond", "clear-yes", "clear-yes"),
    sent(10, "circle", "clear-yes", "soft-no"),
  ];
  const maya = saidFeltOf(all, "circle");
  expect(maya.map(({ gap }) => gap)).toEqual([0, 3]);
  expect(saidFeltWords(maya, (at) => `${at.getUTCDate()} Nov`)).toBe(
    "2 accounts, a surface yes in 1. Latest, 10 Nov: said clear yes, felt soft no; a surface yes. Filled: said. Hollow: felt.",
  );
  expect(saidFeltWords([], String)).toBe("No account yet.");
  // Like is counted with like: what was asked in other words stands apart.
  const [, , latest] = all;
  const earlier = { ...sent(2, "circle", "clear-yes", "clear-no"), rewordedKeys: ["felt"] };
  const both = saidFeltOf(latest ? [earlier, latest] : [], "circle");
  expect(both.map(({ before }) => before ?? false)).toEqual([true, false]);
  expect(saidFeltWords(both, String)).toMatch(
    /^One account, a surface yes in 1\. .* The question was worded anew; answers before that stand apart\. Filled/,
  );
  expect(saidFeltWords(both.slice(0, 1), String)).toMatch(
    /^No answers yet to the question as it is asked now\. The question was worded anew/,
  );
});
