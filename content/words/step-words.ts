import { CAPACITIES, CAPACITY_ITEM, type Capacity } from "@/domain/capacity";
import { isPrompt, type Step } from "@/domain/exercise";
import type { Language } from "@/domain/language";
import { type ClientWords, fill, wordsFor } from "./words";

/** The capacity whose own item a step asks, if it asks one. */
function capacityOf(step: Step): Capacity | undefined {
  if (!isPrompt(step) || !step.core) return undefined;
  return CAPACITIES.find((capacity) => CAPACITY_ITEM[capacity] === step.core);
}

function length(seconds: number, timer: ClientWords["timer"]): string {
  if (seconds < 60) return fill(timer.seconds, { count: seconds });
  const count = Math.round(seconds / 60);
  return count === 1 ? timer.minute : fill(timer.minutes, { count });
}

/** The words around one step, all gaps filled: what its screen needs and the step itself lacks. */
export function stepWords(step: Step, number: number, total: number, language: Language) {
  const words = wordsFor(language);
  const capacity = capacityOf(step);
  const where = fill(words.step.progress, { step: number, total });
  return {
    ...words.step,
    leave: words.leave,
    progress: capacity ? `${where} · ${words.capacities[capacity]}` : where,
    elsewhere: step.kind === "write" ? words.step.elsewhereWrite : words.step.elsewhereChoose,
    capacity,
    timer: {
      ...words.timer,
      plain: fill(words.timer.plain, {
        length: length(step.kind === "timer" ? step.seconds : 0, words.timer),
      }),
    },
  };
}

/** Every screen of a form of an exercise, in order, with the words around it. */
export function screensOf(steps: readonly Step[], language: Language) {
  return steps.map((step, index) => ({
    step,
    number: index + 1,
    total: steps.length,
    words: stepWords(step, index + 1, steps.length, language),
  }));
}
