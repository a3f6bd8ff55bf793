import type { CoreItem } from "./capacity";
import { type Exercise, type Prompt, promptsOf } from "./exercise";
import { type Answer, readAnswer } from "./reflection";
import { median } from "./trend";

/** What a therapist guesses of a reflection, by core item: a number 0–10, or the key of the step. */
export type Prediction = Partial<Record<CoreItem, number | string>>;

export type CorePrompt = Prompt & { core: CoreItem };

/** The prompts of an exercise that can be guessed: its core items, in their order. */
export function guessable(exercise: Pick<Exercise, "steps">): CorePrompt[] {
  return promptsOf(exercise).filter(
    (prompt): prompt is CorePrompt => prompt.core !== undefined && !prompt.therapistOnly,
  );
}

/** Reads what a form gave by core item; what it left out, or could not have offered, is no guess. */
export function readPrediction(
  exercise: Pick<Exercise, "steps">,
  given: Partial<Record<CoreItem, string>>,
): Prediction {
  return Object.fromEntries(
    guessable(exercise).flatMap((prompt) => {
      const answer = readAnswer(prompt, "given", given[prompt.core] ?? "");
      return typeof answer !== "string" && answer.is === "given"
        ? [[prompt.core, answer.value]]
        : [];
    }),
  );
}

/** A guess beside the answer; `before`, of a question that is worded otherwise today. */
export type Beside = {
  item: CoreItem;
  guess: number | string;
  answer: Answer;
  before?: true;
};

/** Fewer differences have no middle worth saying. */
const MIDDLE_FROM = 3;

/**
 * The median of guess − answer of one item, in points, over the guesses that met a number; null
 * below three of them. It speaks of the guesses alone, and leaves out what was asked in other words.
 */
export function middleDifference(
  pairs: readonly Beside[],
  item: CoreItem,
): { n: number; median: number } | null {
  const differences = pairs.flatMap((pair) => {
    const counts = pair.item === item && !pair.before;
    const met = counts && pair.answer.is === "given" ? pair.answer.value : null;
    return typeof pair.guess === "number" && typeof met === "number" ? [pair.guess - met] : [];
  });
  const n = differences.length;
  return n < MIDDLE_FROM ? null : { n, median: median(differences) };
}

/** The median difference in plain words: where the guesses lay, and nothing about whoever answered. */
export function differenceWords(found: { n: number; median: number }): string {
  const size = Math.abs(found.median);
  const points = `${size} ${size === 1 ? "point" : "points"}`;
  const way = found.median > 0 ? "above" : "below";
  const where = size === 0 ? "at" : `${points} ${way}`;
  return `Over ${found.n} guesses, the middle one lay ${where} the answer.`;
}
