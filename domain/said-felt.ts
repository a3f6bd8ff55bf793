import type { Answer, Answers } from "./reflection";

/** The five steps of "I said" and "I felt", from a clear no to a clear yes. */
const STEPS: Readonly<Record<string, number>> = {
  "clear-no": -2,
  "soft-no": -1,
  unsure: 0,
  "soft-yes": 1,
  "clear-yes": 2,
};

/** What was said and felt, −2 to 2, and said − felt: positive is a surface yes. Therapist-only. */
export type SaidFelt = { said: number; felt: number; gap: number };

/** The gap of one reflection on "The yes that wasn’t"; null unless both were chosen. */
export function saidFelt(answers: Answers): SaidFelt | null {
  const [said, felt] = [stepOf(answers.said), stepOf(answers.felt)];
  return said === null || felt === null ? null : { said, felt, gap: said - felt };
}

function stepOf(answer: Answer | undefined): number | null {
  return answer?.is === "given" ? (STEPS[String(answer.value)] ?? null) : null;
}
