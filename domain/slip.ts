import type { Capacity } from "./capacity";
import type { Slip } from "./core-series";
import type { Exercise } from "./exercise";

/** The steps in their order: know, say, receive; and the capacity that each is a matter of. */
export const STEPS = ["knowing", "saying", "receiving"] as const;
export type SlipStep = (typeof STEPS)[number];

export const STEP_CAPACITY: Readonly<Record<SlipStep, Capacity>> = {
  knowing: "self-awareness",
  saying: "honest-expression",
  receiving: "responsiveness",
};

/** What is looked at: so many of the latest answers, and a step must have slipped in so many. */
const LATEST = 8;
const AT_LEAST = 3;

export type SlipCount = Readonly<Record<Slip, number>>;

/** An answer; like is counted with like, so `before`, to an earlier wording, is not counted. */
type Answered = { step: Slip; before?: true };

/** How often each answer was given to the question as it is asked now. */
export function countSlips(answers: readonly Answered[]): SlipCount {
  const of = (step: Slip) => answers.filter((each) => each.step === step && !each.before).length;
  return {
    ...{ knowing: of("knowing"), saying: of("saying"), receiving: of("receiving") },
    ...{ none: of("none"), unknown: of("unknown") },
  };
}

/**
 * The step that slipped most often in a partner's latest eight answers (in order of time), if it did
 * at least three times and more often than any other; null otherwise.
 */
export function frequentSlip(
  answers: readonly Answered[],
): { step: SlipStep; times: number; of: number } | null {
  const latest = answers.filter((each) => !each.before).slice(-LATEST);
  const counts = countSlips(latest);
  const [first, second] = [...STEPS].sort((a, b) => counts[b] - counts[a]);
  if (!first || !second || counts[first] < AT_LEAST || counts[first] === counts[second])
    return null;
  return { step: first, times: counts[first], of: latest.length };
}

type Offered = Pick<Exercise, "key" | "capacities" | "together" | "title">;

/** The two rules above and below, as they are shown with what they name. */
export const SLIP_RULE =
  "A step is named when it slipped in at least three of a partner’s latest eight answers and more often than any other. Exercises fit it that practise its capacity, those first that practise nothing else.";

/** No more than this many are named at once. */
const NAMED = 3;

/**
 * Exercises that fit a step: those that practise its capacity, the ones that practise nothing else
 * first; together exercises only where they are open. The check-ins, which practise all three, fit
 * no single step. The reason is this rule, and is shown with it.
 */
export function fittingExercises(
  step: SlipStep,
  library: readonly Offered[],
  together: boolean,
): Offered[] {
  const capacity = STEP_CAPACITY[step];
  return library
    .filter((each) => each.capacities.includes(capacity) && each.capacities.length < 3)
    .filter((each) => together || !each.together)
    .sort((a, b) => a.capacities.length - b.capacities.length)
    .slice(0, NAMED);
}
