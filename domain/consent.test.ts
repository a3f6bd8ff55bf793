import { describe, expect, it } from "vitest";
import { LIBRARY, latestExercise } from "@/content/library";
import { CHOICES, FORMS, formOf, formsOf, stepsOf } from "./consent";
import { type Exercise, promptsOf, SCALE } from "./exercise";
import { completed, readAnswer } from "./reflection";

/** By hand from the product's table: the exercises marked T. */
const TOGETHER = [
  ...["one-small-true-thing", "soft-landing", "curious-not-certain"],
  ...["ask-for-a-break", "permission-to-pivot", "closeness-is-the-goal"],
];

const named = LIBRARY.map((exercise) => [exercise.key, exercise] as const);
const keysOf = (steps: Exercise["steps"]) => promptsOf({ steps }).map((prompt) => prompt.key);

describe("a choice", () => {
  it("is to do the exercise in a form, or not to do it now", () => {
    expect(CHOICES.map((choice) => [choice, formOf(choice)])).toEqual([
      ["whole", "whole"],
      ["short", "short"],
      ["apart", "apart"],
      ["later", null],
      ["declined", null],
    ]);
  });
});

describe.each(named)("%s", (key, exercise) => {
  it("has a short form, and an individual one exactly if it is done together", () => {
    const forms = TOGETHER.includes(key) ? ["whole", "short", "apart"] : ["whole", "short"];
    expect(formsOf(exercise)).toEqual(forms);
    expect(exercise.together).toBe(TOGETHER.includes(key));
  });

  it("is whole in its whole form", () => {
    expect(stepsOf(exercise, "whole")).toBe(exercise.steps);
  });

  it("is shorter in its short form: some of its steps, in their order, asking at least one thing", () => {
    const short = stepsOf(exercise, "short");
    expect(short.length).toBeLessThan(exercise.steps.length);
    expect(short).toEqual(exercise.steps.filter((step) => short.includes(step)));
    expect(keysOf(short).length).toBeGreaterThan(0);
  });

  it("asks the same apart as together", () => {
    if (!exercise.together) return;
    const apart = stepsOf(exercise, "apart");
    expect(apart).not.toBe(exercise.steps);
    expect(keysOf(apart)).toEqual(keysOf(exercise.steps));
    // The same questions: who asks for trends must not care in which form they were answered.
    const asked = (steps: Exercise["steps"]) =>
      promptsOf({ steps }).map(({ key, kind, core, therapistOnly }) => ({
        ...{ key, kind, core, therapistOnly },
      }));
    expect(asked(apart)).toEqual(asked(exercise.steps));
  });

  it.each(FORMS)(
    "can be answered in each form, and completes to what that form asks: %s",
    (form) => {
      const steps = stepsOf(exercise, form);
      for (const prompt of promptsOf({ steps })) {
        const raws =
          prompt.kind === "scale"
            ? [String(SCALE.min), String(SCALE.max)]
            : prompt.kind === "choose"
              ? prompt.options.map((option) => option.key)
              : ["In my own words."];
        for (const raw of raws) {
          expect(readAnswer(prompt, "given", raw)).toMatchObject({ is: "given" });
        }
        expect(readAnswer(prompt, "unknown", "")).toEqual({ is: "unknown" });
        expect(readAnswer(prompt, "skipped", "")).toEqual({ is: "skipped" });
      }
      expect(Object.keys(completed({ steps }, {}))).toEqual(keysOf(steps));
    },
  );
});

describe("a form that an exercise does not have", () => {
  it("is the whole of it", () => {
    const alone = latestExercise("tune-in");
    expect(alone && stepsOf(alone, "apart")).toBe(alone?.steps);
  });

  it("is not offered when it would leave nothing out", () => {
    const tune = latestExercise("tune-in");
    const steps = tune?.steps ?? [];
    expect(formsOf({ steps, short: steps.map((step) => step.key) })).toEqual(["whole"]);
  });
});
