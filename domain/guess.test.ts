import { describe, expect, it } from "vitest";
import { guessesOf, guessing, guessingWords } from "./guess";

describe("guesses of the partner's answer", () => {
  it("to an earlier wording go into no number", () => {
    const now = { guess: 5, partner: 5, own: 3 };
    const before = { guess: 9, partner: 0, own: 9, before: true as const };
    expect(guessing([before, now])).toEqual(guessing([now]));
  });

  it("give bias, and how often they were the own answer", () => {
    const pairs = [
      { guess: 6, partner: 4, own: 6 },
      { guess: 5, partner: 5, own: 3 },
      { guess: 3, partner: 4, own: 3 },
    ];
    const found = guessing(pairs);
    expect(found).toMatchObject({ n: 3, sameAsOwn: 2, tracking: null });
    expect(found.bias).toBeCloseTo(1 / 3, 12);
  });

  it("say nothing of nothing", () => {
    expect(guessing([])).toEqual({ n: 0, bias: null, sameAsOwn: 0, tracking: null });
  });

  it("track from ten pairs on, by rank, ties sharing theirs", () => {
    const ten = Array.from({ length: 10 }, (_, i) => ({ guess: i, partner: i * i, own: 5 }));
    expect(guessing(ten.slice(1)).tracking).toBeNull();
    expect(guessing(ten).tracking).toBeCloseTo(1, 12);
    const flipped = ten.map((pair) => ({ ...pair, partner: -pair.partner }));
    expect(guessing(flipped).tracking).toBeCloseTo(-1, 12);
    expect(guessing(ten.map((pair) => ({ ...pair, partner: 4 }))).tracking).toBeNull();
    const tied = ten.map((pair, i) => ({ ...pair, guess: Math.floor(i / 2) }));
    expect(guessing(tied).tracking).toBeCloseTo(0.9847, 4);
  });
});

describe("guesses as they were sent", () => {
  const sent = (
    roundId: string,
    mark: "circle" | "diamond",
    guess: number,
    own: number | null,
  ) => ({
    ...{ roundId, mark, roundNumber: 1, sentAt: new Date(0), reflectionId: `${roundId} ${mark}` },
    answers: {
      "my-guess": { is: "given", value: guess } as const,
      "own-answer":
        own === null ? ({ is: "unknown" } as const) : ({ is: "given", value: own } as const),
    },
  });

  it("count on rounds that both answered in numbers", () => {
    const all = [
      sent("a", "circle", 7, 5),
      sent("a", "diamond", 4, 3),
      sent("b", "circle", 7, 5),
      sent("c", "circle", 7, 5),
      sent("c", "diamond", 4, null),
    ];
    expect(guessesOf(all, "circle")).toMatchObject([{ guess: 7, own: 5, partner: 3 }]);
    expect(guessesOf(all, "diamond")).toMatchObject([{ guess: 4, own: 3, partner: 5 }]);
  });

  it("are told as numbers, and nobody is called right or wrong", () => {
    const names = { guesser: "Maya", other: "Jonas" };
    const pairs = [
      { guess: 6, partner: 4, own: 6 },
      { guess: 5, partner: 4, own: 3 },
    ];
    expect(guessingWords(guessing(pairs), names)).toBe(
      "2 guesses beside Jonas’s own answers, on average 1.5 above them. In 1 of 2 the guess was also Maya’s own answer. Whether guesses go with the answers is looked at from 10 rounds on.",
    );
    const ten = Array.from({ length: 10 }, (_, i) => ({ guess: i, partner: i, own: 11 }));
    expect(guessingWords(guessing(ten), names)).toBe(
      "10 guesses beside Jonas’s own answers, on average level with them. In 0 of 10 the guess was also Maya’s own answer. Rank correlation of guesses and answers: 1.",
    );
    expect(guessingWords(guessing([]), names)).toBe("No guess yet on a round that both answered.");
    for (const all of [pairs, ten]) {
      const words = guessingWords(guessing(all), names);
      expect(words).not.toMatch(/accura|wrong|right|correct|good|bad|honest/i);
    }
  });
});
