import { describe, expect, it } from "vitest";
import { LIBRARY } from "@/content/library";
import type { Slip } from "./core-series";
import { countSlips, fittingExercises, frequentSlip, STEPS } from "./slip";

const answers = (...steps: Slip[]) => steps.map((step) => ({ step }));

describe("the step that slips most often", () => {
  it("is named from three times in eight answers on, if no other slipped as often", () => {
    expect(frequentSlip(answers("saying", "saying"))).toBeNull();
    expect(frequentSlip(answers("saying", "none", "saying", "unknown", "saying"))).toEqual({
      ...{ step: "saying", times: 3, of: 5 },
    });
    const even = answers("saying", "saying", "saying", "knowing", "knowing", "knowing");
    expect(frequentSlip(even)).toBeNull();
  });

  it("looks at the latest eight answers alone", () => {
    const long = answers(...Array<Slip>(9).fill("knowing"), ...Array<Slip>(6).fill("receiving"));
    expect(frequentSlip(long)).toEqual({ step: "receiving", times: 6, of: 8 });
  });

  it("counts no answer to an earlier wording", () => {
    const before = answers("saying", "saying", "saying").map((each) => ({
      ...each,
      before: true as const,
    }));
    expect(countSlips([...before, ...answers("none")])).toMatchObject({ saying: 0, none: 1 });
    expect(frequentSlip([...before, ...answers("knowing", "none")])).toBeNull();
  });

  it("counts every answer, none and don't know among them", () => {
    expect(countSlips(answers("none", "unknown", "none"))).toEqual({
      ...{ knowing: 0, saying: 0, receiving: 0, none: 2, unknown: 1 },
    });
  });
});

describe("exercises that fit a step", () => {
  it("practise its capacity, and the check-ins are none of them", () => {
    const keys = STEPS.map((step) => fittingExercises(step, LIBRARY, false).map((e) => e.key));
    expect(keys).toEqual([
      ["tune-in", "yes-no-not-sure", "good-partner-rule"],
      ["draft-the-true-sentence", "the-yes-that-wasnt"],
      ["when-it-stung"],
    ]);
  });

  it("include together exercises only where they are open", () => {
    const open = fittingExercises("receiving", LIBRARY, true);
    expect(open.map((each) => each.key)).toEqual([
      ...["soft-landing", "when-it-stung", "curious-not-certain"],
    ]);
  });
});
