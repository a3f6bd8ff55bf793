import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claimOf, witnessCaption } from "./claim";
import type { Point } from "./series";

const WEEK = 7 * 24 * 3600 * 1000;
const START = Date.UTC(2026, 0, 5);

function points(values: readonly Point["value"][]): Point[] {
  return values.map((value, i) => ({
    at: new Date(START + i * WEEK),
    round: i + 1,
    roundId: `round ${i}`,
    value,
    reflectionId: `r${i}`,
  }));
}
const claim = (...values: Point["value"][]) => claimOf({ points: points(values) });

const TREND_WORDS =
  /\b(ris|fall|fell|rose|up|down|increas|decreas|improv|worse|better|climb|drop|grow|grew|declin|higher|lower|trend|tend|direction|chang|progress|more|less)\w*/i;

describe("the claim ladder", () => {
  it("says nothing of nothing", () => {
    expect(claim()).toEqual({
      rung: "nothing",
      n: 0,
      caption: "No answers yet. The weekly check-in brings the first.",
      draw: { line: false },
    });
  });

  it("shows one or two as dots, too early for a pattern", () => {
    expect(claim(6).caption).toBe("One answer: 6. Too early to see a pattern.");
    expect(claim(6, 4).caption).toBe("Two answers: 6 and 4. Too early to see a pattern.");
    expect(claim(6, 4).draw).toEqual({ line: false });
  });

  it("adds the range at three and four", () => {
    expect(claim(6, 4, 7)).toMatchObject({
      rung: "range",
      caption: "Three answers, between 4 and 7. Latest 7.",
      draw: { line: false, range: [4, 7] },
    });
    expect(claim(5, 5, 5, 5).caption).toBe("Four answers, all 5. Latest 5.");
  });

  it("sets the first three beside the latest three from five on", () => {
    expect(claim(2, 3, 4, 7, 9).caption).toBe(
      "Five answers. Median of the first three 3, of the latest three 7; this could be chance. One answer is in both.",
    );
    expect(claim(2, 3, 4, 7, 9, 8)).toMatchObject({
      caption:
        "Six answers. Median of the first three 3, of the latest three 8; this could be chance.",
      draw: { line: true, medians: [3, 8] },
    });
  });

  it("gives median and latest from ten on", () => {
    expect(claim(1, 2, 3, 4, 5, 6, 7, 8, 9, 10).caption).toBe("10 answers. Median 5.5, latest 10.");
  });

  it("never counts don't know yet, and says it", () => {
    expect(claim("unknown", 3, "unknown").caption).toBe(
      "One answer: 3. Too early to see a pattern. Said “don’t know yet” twice.",
    );
    expect(claim("unknown").caption).toBe("No number yet. Said “don’t know yet” once.");
  });

  it("leaves lighter marks out of its numbers", () => {
    const own = points([4, 5, 6]);
    const other: Point = { ...own[0], at: new Date(START), value: 0, light: true } as Point;
    expect(claimOf({ points: [...own, other] })).toMatchObject({ n: 3, draw: { range: [4, 6] } });
  });

  it("takes points in order of time, whatever their order", () => {
    const mixed = points([6, 4]).reverse();
    expect(claimOf({ points: mixed }).caption).toContain("6 and 4");
  });

  it("uses no word of a trend at any number of answers", () => {
    const value = fc.oneof(fc.integer({ min: 0, max: 10 }), fc.constant("unknown" as const));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 45 }), (values) => {
        const { caption } = claim(...values);
        expect(caption.replace("this could be chance", "")).not.toMatch(TREND_WORDS);
      }),
    );
    for (let n = 0; n <= 9; n++) {
      const rising = Array.from({ length: n }, (_, i) => i);
      expect(claim(...rising).caption).not.toMatch(TREND_WORDS);
    }
  });
});

describe("the second witness", () => {
  it("speaks of the same moment only where the round named it", () => {
    const wren = { mark: "diamond", name: "Wren" } as const;
    expect(witnessCaption(wren)).toBe(
      "Hollow diamonds: how safe Wren felt after speaking, each about an own moment.",
    );
    expect(witnessCaption(wren, true)).toContain("same moments");
  });
});
