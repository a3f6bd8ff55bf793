import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CAPACITIES } from "./capacity";
import { type Claim, claimOf, claimsOf, shownOf } from "./claim";
import { METHOD } from "./claim-phrases";
import { claimWords, witnessWords } from "./claim-words";
import { MARKS } from "./couple";
import { LANGUAGES, type Language } from "./language";
import type { Point, Series } from "./series";

const WEEK = 7 * 24 * 3600 * 1000;
const START = Date.UTC(2026, 0, 5);

function points(values: readonly Point["value"][]): Point[] {
  return values.map((value, i) => ({
    ...{ at: new Date(START + i * WEEK), round: i + 1, roundId: `round ${i}`, value },
    reflectionId: `r${i}`,
  }));
}

const claim = (...values: Point["value"][]) => claimOf({ points: points(values) }, null);
const words = (...values: Point["value"][]) => claimWords(claim(...values));

/** A couple whose first series is given and whose others stay at 5. */
function family(first: readonly number[]): Series[] {
  return MARKS.flatMap((mark) =>
    CAPACITIES.map((capacity, i) => ({
      ...{ capacity, partner: { mark, name: mark } },
      points: points(mark === "circle" && i === 0 ? first : first.map(() => 5)),
    })),
  );
}
const first = (values: readonly number[]) => claimsOf(family(values))[0];

const TREND_WORDS: Readonly<Record<Language, RegExp>> = {
  en: /\b(ris|fall|fell|rose|up|down|increas|decreas|improv|worse|better|climb|drop|grow|grew|declin|higher|lower|trend|tend|direction|chang|progress|more|less)\w*/i,
  es: /(?<!\p{L})(sub|baj|aument|cre[cz]|mejor|peor|disminu|desc[ei]|asc[ei]|ca[ey]|cay|tend|tiend|direcci|cambi|progres|avan[cz]|retroce|más|menos|arriba|abajo|debajo|encima|evoluci)\p{L}*/iu,
};

describe("the claim ladder", () => {
  it("says nothing of nothing", () => {
    expect(claim()).toMatchObject({ rung: "nothing", n: 0, draw: { line: false } });
    expect(words()).toBe("No answers yet. The weekly check-in brings the first.");
  });

  it("shows one or two as dots, too early for a pattern", () => {
    expect(words(6)).toBe("One answer: 6. Too early to see a pattern.");
    expect(words(6, 4)).toBe("Two answers: 6 and 4. Too early to see a pattern.");
    expect(claim(6, 4).draw).toEqual({ line: false });
  });

  it("adds the range at three and four", () => {
    expect(claim(6, 4, 7)).toMatchObject({ rung: "range", draw: { line: false, range: [4, 7] } });
    expect(words(6, 4, 7)).toBe("Three answers, between 4 and 7. Latest 7.");
    expect(words(5, 5, 5, 5)).toBe("Four answers, all 5. Latest 5.");
  });

  it("sets the first three beside the latest three from five on", () => {
    expect(words(2, 3, 4, 7, 9)).toBe(
      "Five answers. Median of the first three 3, of the latest three 7; this could be chance. One answer is in both.",
    );
    expect(claim(2, 3, 4, 7, 9, 8).draw).toEqual({ line: true, medians: [3, 8] });
    expect(words(2, 3, 4, 7, 9, 8)).toBe(
      "Six answers. Median of the first three 3, of the latest three 8; this could be chance.",
    );
  });

  it("gives the own usual range from ten on, and where the latest lies", () => {
    const flat = [5, 6, 5, 4, 5, 6, 5, 4, 5];
    expect(words(...flat, 5)).toBe(
      "No clear direction over 10 answers. Latest 5, within the own usual range of 4 to 6.",
    );
    expect(words(...flat, 9)).toContain("Latest 9, above the own usual range");
    expect(claim(...flat, 1).draw).toEqual({ line: true, usual: [4, 6] });
  });

  it("denies no direction where none was looked for", () => {
    const own = claimOf({ points: points([5, 6, 5, 4, 5, 6, 5, 4, 5, 5]) });
    expect(claimWords(own)).toBe("10 answers. Latest 5, within the own usual range of 4 to 6.");
  });

  const rising = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8];

  it("names a direction only once the rule has held at each of the last four answers", () => {
    const saidAt = rising.map((_, i) => first(rising.slice(0, i + 1))?.says.key);
    expect(saidAt.slice(0, 12)).not.toContain("rises");
    expect(saidAt.slice(12)).toEqual(["rises", "rises", "rises", "rises"]);
    const claimed = first(rising);
    expect(claimed && claimWords(claimed)).toMatch(
      /^Tends to rise: about 0\.5 a week over 16 answers \(0\.\d+ to 0\.\d+\)\. Latest 8, /,
    );
    const falling = first(rising.map((value) => 10 - value));
    expect(falling && claimWords(falling)).toMatch(/^Tends to fall: about 0\.5 a week/);
  });

  it("speaks of one series, never of its neighbours", () => {
    const keys = claimsOf(family(rising)).map((each) => each.says.key);
    expect(keys).toEqual(["rises", ...Array(5).fill("unclear")]);
  });

  it("does not name a small change, however sure", () => {
    const small = Array.from({ length: 30 }, (_, i) => (i < 15 ? 5 : 6));
    expect(first(small)?.says.key).toBe("unclear");
  });

  it("counts the other five series, also when only one is shown", () => {
    // Alone its p would do; among six it does not.
    const borderline = [2, 2, 2, 3, 6, 3, 3, 5, 4, 5, 5, 4, 8, 7];
    const alone = claimsOf([{ ...(family(borderline)[0] as Series) }])[0];
    expect([alone?.says.key, first(borderline)?.says.key]).toEqual(["rises", "unclear"]);
  });

  it("never counts don't know yet, and says it", () => {
    expect(words("unknown", 3, "unknown")).toBe(
      "One answer: 3. Too early to see a pattern. Said “don’t know yet” twice.",
    );
    expect(words("unknown")).toBe("No number yet. Said “don’t know yet” once.");
  });

  it("leaves lighter marks and an earlier wording out of its numbers, and says so", () => {
    const own = points([4, 5, 6]);
    const light: Point = { ...(own[0] as Point), at: new Date(START), value: 0, light: true };
    expect(claimOf({ points: [...own, light] })).toMatchObject({ n: 3, draw: { range: [4, 6] } });
    const before: Point = { ...light, value: 10, before: true };
    const broken = claimOf({ points: [...own, { ...before }] });
    expect(broken).toMatchObject({ n: 3, broken: true });
    expect(claimWords(broken)).toContain("worded anew");
  });

  it("rests on every answer, and draws no medians over answers that are not shown", () => {
    const all = points([2, 3, 4, 7, 9, 8, 7]);
    const own = { points: all, claim: claimOf({ points: all }) };
    expect(shownOf(own, () => true)).toEqual(own);
    const lately = shownOf(own, (at) => at >= (all[3]?.at ?? new Date(0)));
    expect(lately.points).toHaveLength(4);
    expect(claimWords(lately.claim)).toBe(claimWords(own.claim));
    expect([own.claim.draw.medians, lately.claim.draw.medians]).toEqual([[3, 8], undefined]);
    const ten = points([5, 6, 5, 4, 5, 6, 5, 4, 5, 5]);
    const usual = { points: ten, claim: claimOf({ points: ten }, null) };
    expect(shownOf(usual, () => false).claim).toEqual(usual.claim);
  });

  it("takes points in order of time, whatever their order", () => {
    expect(claimWords(claimOf({ points: points([6, 4]).reverse() }))).toContain("6 and 4");
  });

  it.each(LANGUAGES)("has no word of a trend and no fit below ten answers (%s)", (language) => {
    const inWords = (of: Claim) => claimWords(of, language);
    const value = fc.oneof(fc.integer({ min: 0, max: 10 }), fc.constant("unknown" as const));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 9 }), (values) => {
        const found = claim(...values);
        expect(inWords(found)).not.toMatch(TREND_WORDS[language]);
        expect(found.draw).not.toHaveProperty("usual");
      }),
      { numRuns: 1000 },
    );
    for (let n = 0; n <= 9; n++) {
      const steep = Array.from({ length: n }, (_, i) => i);
      const found = first(steep);
      expect(found && inWords(found)).not.toMatch(TREND_WORDS[language]);
    }
    // What is said from ten answers on would be seen by the same words.
    for (const values of [rising, rising.map((value) => 10 - value)]) {
      const found = first(values);
      expect(found && inWords(found)).toMatch(TREND_WORDS[language]);
    }
  });

  it("says the same in Spanish, with its own decimals", () => {
    const es = (...values: Point["value"][]) => claimWords(claim(...values), "es");
    expect(es()).toBe("Todavía no hay respuestas. La primera llega con «Una mirada a la semana».");
    expect(es(6, 4)).toBe("Dos respuestas: 6 y 4. Es pronto para ver si hay un patrón.");
    expect(es(2, 3, 4, 7, 9)).toBe(
      "Cinco respuestas. Mediana de las tres primeras: 3; de las tres últimas: 7. Podría ser casualidad. Una respuesta está en los dos grupos.",
    );
    expect(es("unknown", 3, "unknown")).toContain("«todavía no lo sé» dos veces");
    const risen = first(rising);
    expect(risen && claimWords(risen, "es")).toMatch(
      /^Tiende a subir: alrededor de 0,5 por semana en 16 respuestas \(de 0,\d+ a 0,\d+\)\. La última: 8, /,
    );
  });
});

describe("the second witness", () => {
  it("speaks of the same moment only where the round named it", () => {
    const wren = { mark: "diamond", name: "Wren" } as const;
    expect(witnessWords({ ...wren, sameMoment: false })).toBe(
      "Hollow diamonds: how safe Wren felt after speaking, each about an own moment.",
    );
    expect(witnessWords({ ...wren, sameMoment: true })).toContain("same moments");
  });
});

it("tells the errors and the power that the simulation counted", () => {
  const counted = readFileSync("docs/claims.md", "utf8");
  const row = (begins: string, and: string) => {
    const found = counted.split("\n").find((line) => line.startsWith(`| ${begins}`)) ?? "";
    const rates = [...found.matchAll(/([\d.]+) %/g)].map(([, rate]) => Math.round(Number(rate)));
    return [Math.min(...rates), Math.max(...rates)].join(and);
  };
  const { en, es } = METHOD;
  expect(en).toContain(`${row("unchanged couples", " to ")} in a hundred`);
  expect(en).toContain(`3 points over 30 answers is named in ${row("3 points", " to ")} of a`);
  expect(en).toContain(`6 points in ${row("6 points", " to ")}:`);
  expect(es).toContain(`entre ${row("unchanged couples", " y ")} de cada cien`);
  expect(es).toContain(`3 puntos en 30 respuestas se nombra en ${row("3 points", " a ")} de cada`);
  expect(es).toContain(`6 puntos, en ${row("6 points", " a ")}:`);
});
