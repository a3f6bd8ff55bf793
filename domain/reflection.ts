import { type Exercise, LONGEST_ANSWER, type Prompt, promptsOf, SCALE } from "./exercise";
import type { Language } from "./language";

/** An answer to a prompt. "Don't know yet" and a skip are answers, not gaps. */
export type Given = { is: "given"; value: number | string };
export type Answer = Given | { is: "unknown" } | { is: "skipped" };

/** Answers by prompt key. A key that is missing has not been reached. */
export type Answers = Readonly<Record<string, Answer>>;

/** How long a sent reflection can be taken back to correct it, in milliseconds (product rule 3). */
export const CORRECTION_LASTS = 10 * 60_000;

/** How long a partner's sign-in outlives the last request, in milliseconds. */
export const PARTNER_IDLE = 15 * 60_000;

export type AnswerProblem = "choose-one" | "too-long" | "empty";

/**
 * Reads what a form gave for a prompt: an answer, or what is wrong with it. Control characters
 * other than line breaks and tabs are dropped.
 */
export function readAnswer(
  prompt: Prompt,
  intent: "given" | "unknown" | "skipped",
  raw: string,
): Answer | AnswerProblem {
  if (intent !== "given") return { is: intent };
  if (prompt.kind === "scale") {
    const value = /^\d{1,2}$/.test(raw) ? Number(raw) : Number.NaN;
    const fits = value >= SCALE.min && value <= SCALE.max;
    return fits ? { is: "given", value } : "choose-one";
  }
  if (prompt.kind === "choose") {
    const known = prompt.options.some((option) => option.key === raw);
    return known ? { is: "given", value: raw } : "choose-one";
  }
  const text = withoutControls(raw).trim();
  if (text === "") return "empty";
  if (new TextEncoder().encode(text).length > LONGEST_ANSWER) return "too-long";
  return { is: "given", value: text };
}

/** Text without control characters, its line breaks as "\n". */
export function withoutControls(text: string): string {
  const unix = text.replace(/\r\n?/g, "\n");
  return Array.from(unix)
    .filter((c) => c === "\n" || c === "\t" || !/\p{Cc}/u.test(c))
    .join("");
}

/** Every prompt with its answer; what was never reached counts as skipped. */
export function completed(exercise: Pick<Exercise, "steps">, answers: Answers): Answers {
  return Object.fromEntries(
    promptsOf(exercise).map((prompt) => [prompt.key, answers[prompt.key] ?? { is: "skipped" }]),
  );
}

/** An answer as the therapist reads it; of a choice, its label, in the language asked for. */
export function answerLabel(prompt: Prompt, answer: Answer, language: Language = "en"): string {
  if (answer.is === "skipped") return "Skipped";
  if (answer.is === "unknown") return "I don’t know yet";
  if (prompt.kind !== "choose") return String(answer.value);
  return prompt.options.find((option) => option.key === answer.value)?.label[language] ?? "";
}
