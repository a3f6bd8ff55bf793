import { describe, expect, it } from "vitest";
import { guessing } from "./guess";

describe("guesses of the partner's answer", () => {
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
