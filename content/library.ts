import type { Exercise } from "@/domain/exercise";
import { askForABreak } from "./exercises/ask-for-a-break";
import { closenessIsTheGoal } from "./exercises/closeness-is-the-goal";
import { curiousNotCertain } from "./exercises/curious-not-certain";
import { draftTheTrueSentence } from "./exercises/draft-the-true-sentence";
import { goodPartnerRule } from "./exercises/good-partner-rule";
import { oneSmallTrueThing } from "./exercises/one-small-true-thing";
import { permissionToPivot } from "./exercises/permission-to-pivot";
import { softLanding } from "./exercises/soft-landing";
import { theYesThatWasnt } from "./exercises/the-yes-that-wasnt";
import { tuneIn } from "./exercises/tune-in";
import { weeklyCheckIn } from "./exercises/weekly-check-in";
import { whenItStung } from "./exercises/when-it-stung";
import { whichStepSlipped } from "./exercises/which-step-slipped";
import { yesNoNotSure } from "./exercises/yes-no-not-sure";

/** The built-in exercises, each in its latest version, in the order in which they are offered. */
export const LIBRARY: readonly Exercise[] = [
  weeklyCheckIn,
  tuneIn,
  yesNoNotSure,
  goodPartnerRule,
  theYesThatWasnt,
  draftTheTrueSentence,
  oneSmallTrueThing,
  softLanding,
  whenItStung,
  curiousNotCertain,
  askForABreak,
  permissionToPivot,
  closenessIsTheGoal,
  whichStepSlipped,
];

/** Versions that a later one replaced: no longer offered, but what was asked must stay readable. */
const SUPERSEDED: readonly Exercise[] = [];

/**
 * The built-in exercise exactly as it was published under this key and version, replaced or not;
 * undefined when there is none, as with a therapist's own exercise.
 */
export function findExercise(key: string, version: number): Exercise | undefined {
  return [...LIBRARY, ...SUPERSEDED].find(
    (exercise) => exercise.key === key && exercise.version === version,
  );
}

/** The version of a built-in exercise that is offered now; undefined when the key is unknown. */
export function latestExercise(key: string): Exercise | undefined {
  return LIBRARY.find((exercise) => exercise.key === key);
}
