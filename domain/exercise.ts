import type { Capacity, CoreItem } from "./capacity";
import type { Words } from "./language";

/** What every prompt has. `key` is unique within its exercise and never reused for another question. */
type Asked = {
  key: string;
  title: Words;
  help?: Words;
  /** Names the core item this prompt asks, in its exact sense. */
  core?: CoreItem;
  /** Never released, never shown to the couple (product rule 6). */
  therapistOnly?: true;
};

export type Option = { key: string; label: Words };

/** One screen of an exercise. `read` and `timer` ask nothing. */
export type Step =
  | { kind: "read"; key: string; title: Words; body: readonly Words[] }
  | { kind: "timer"; key: string; title: Words; body: readonly Words[]; seconds: number }
  | (Asked & { kind: "choose"; options: readonly Option[] })
  | (Asked & { kind: "scale"; low: Words; high: Words })
  | (Asked & { kind: "write" });

export type Prompt = Extract<Step, { kind: "choose" | "scale" | "write" }>;

/** A published version: it never changes; another wording is another version. */
export type Exercise = {
  key: string;
  version: number;
  title: Words;
  /** One or two sentences: what it is for. Read by therapist and partner. */
  summary: Words;
  capacities: readonly Capacity[];
  /** Together exercises need recorded screening (product rule 7). */
  together: boolean;
  minutes: number;
  steps: readonly Step[];
  /** Keys of the steps that make the short form. */
  short: readonly string[];
  /** For together exercises: the same prompts, doable apart from the partner. */
  apart?: readonly Step[];
};

/** Bounds of every scale. */
export const SCALE = { min: 0, max: 10 } as const;

/** Longest written answer, in bytes of UTF-8. */
export const LONGEST_ANSWER = 20_000;

/** Whether a step asks something. */
export function isPrompt(step: Step): step is Prompt {
  return step.kind === "choose" || step.kind === "scale" || step.kind === "write";
}

/** The prompts of an exercise in order. */
export function promptsOf(exercise: Pick<Exercise, "steps">): Prompt[] {
  return exercise.steps.filter(isPrompt);
}

/** Every text of a list of steps, in reading order: titles, bodies, help, options, ends of scales. */
export function wordsOf(steps: readonly Step[]): Words[] {
  return steps.flatMap((step) => {
    if (!isPrompt(step)) return [step.title, ...step.body];
    const asked = step.help ? [step.title, step.help] : [step.title];
    if (step.kind === "choose") return [...asked, ...step.options.map((option) => option.label)];
    return step.kind === "scale" ? [...asked, step.low, step.high] : asked;
  });
}

/** The prompts of a version that the version offered today asks otherwise, or no longer. */
export function rewordedPrompts(then: Exercise | undefined, now: Exercise | undefined): Prompt[] {
  if (!then || !now || then.version === now.version) return [];
  const asked = new Map(promptsOf(now).map((prompt) => [prompt.key, JSON.stringify(prompt)]));
  return promptsOf(then).filter((prompt) => asked.get(prompt.key) !== JSON.stringify(prompt));
}
