import type { EarlierAnswer } from "@/components/reflection/answer";
import type { Shown } from "@/data/reflection";
import { type Exercise, isPrompt, type Step } from "@/domain/exercise";

export type ShownAnswers = Readonly<Record<string, Shown>>;

/**
 * The address of a step, counted from 1; with `to`, one goes back there afterwards; with `pivot`, it
 * asks what is true now beside the answer that this names.
 */
export function stepPath(number: number, to?: "preview", pivot?: string): string {
  const query = new URLSearchParams({ ...(to ? { to } : {}), ...(pivot ? { pivot } : {}) });
  return `/reflect/step/${number}${query.size > 0 ? `?${query}` : ""}`;
}

/** What a step's page may know of its earlier answer. */
export function earlierOf(step: Step, shown: ShownAnswers): EarlierAnswer {
  const found = shown[step.key];
  if (!found) return undefined;
  return found.answer === "elsewhere" ? { is: "elsewhere" } : found.answer;
}

/** Where someone goes on who comes back: after the last answer, or to the preview. */
export function whereToGoOn({ steps }: Pick<Exercise, "steps">, shown: ShownAnswers): string {
  const last = steps.findLastIndex((step) => isPrompt(step) && step.key in shown);
  return last + 1 < steps.length ? stepPath(last + 2) : "/reflect/preview";
}

/** What a button of a step asks for. `autosave` is pressed by the page itself. */
export const INTENTS = [
  "continue",
  "back",
  "skip",
  "unknown",
  "autosave",
  "break",
  "pivot",
] as const;
export type Intent = (typeof INTENTS)[number];

/** Where one is after a step: the next or last one, or where the step was opened from. */
export function afterStep(
  { number, total, to }: { number: number; total: number; to?: "preview" | undefined },
  intent: Intent,
): string {
  if (intent === "autosave" || intent === "pivot") return stepPath(number, to);
  if (intent === "break") return `/reflect/break?at=${number}${to ? `&to=${to}` : ""}`;
  if (to === "preview") return "/reflect/preview";
  if (intent === "back") return number > 1 ? stepPath(number - 1) : "/reflect";
  return number < total ? stepPath(number + 1) : "/reflect/preview";
}
