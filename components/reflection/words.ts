import type { Capacity } from "@/domain/capacity";

/** What a step's screen says besides the step itself, in one language, all gaps filled. */
export type StepWords = {
  progress: string;
  leave: string;
  next: string;
  back: string;
  skip: string;
  unknown: string;
  therapistOnly: string;
  elsewhere: string;
  wasSkipped: string;
  wasUnknown: string;
  pause: string;
  pivot: string;
  pivotNote: string;
  before: string;
  pivotKept: string;
  /** The capacity whose own item is asked; `progress` names it. */
  capacity?: Capacity | undefined;
  timer: TimerWords & { plain: string };
};

/** `left` has the gap `{time}`: the clock fills it as it runs. */
export type TimerWords = { start: string; stop: string; left: string; over: string };

/** `saved` has the gap `{time}`: it is filled where the time is known. */
export type SavingWords = {
  saved: string;
  trying: string;
  offline: string;
  notMoved: string;
  ended: string;
  look: string;
};

/** The ids by which a field is named and described. */
export type Labels = { titleId: string; describedBy: string | undefined };
