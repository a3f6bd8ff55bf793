import type { SentAnswers } from "./charted";
import type { Answer, Answers } from "./reflection";
import type { PartnerMark } from "./series";

/** The five steps of "I said" and "I felt", from a clear no to a clear yes. */
const STEPS: Readonly<Record<string, number>> = {
  "clear-no": -2,
  "soft-no": -1,
  unsure: 0,
  "soft-yes": 1,
  "clear-yes": 2,
};

/** The five steps in words. */
const NAMES: Readonly<Record<number, string>> = {
  [-2]: "clear no",
  [-1]: "soft no",
  0: "unsure",
  1: "soft yes",
  2: "clear yes",
};

/** The exercise that asks for both. */
export const SAID_FELT_EXERCISE = "the-yes-that-wasnt";

/** What was said and felt, −2 to 2, and said − felt: positive is a surface yes. Therapist-only. */
export type SaidFelt = { said: number; felt: number; gap: number };

/** The gap of one reflection on "The yes that wasn’t"; null unless both were chosen. */
export function saidFelt(answers: Answers): SaidFelt | null {
  const [said, felt] = [stepOf(answers.said), stepOf(answers.felt)];
  return said === null || felt === null ? null : { said, felt, gap: said - felt };
}

export type SaidFeltAt = SaidFelt & { at: Date; reflectionId: string };

/** One partner's gaps with their dates, in the order of what was sent. */
export function saidFeltOf(sent: readonly SentAnswers[], mark: PartnerMark): SaidFeltAt[] {
  return sent.flatMap(({ mark: whose, sentAt: at, reflectionId, answers }) => {
    const found = whose === mark ? saidFelt(answers) : null;
    return found ? [{ ...found, at, reflectionId }] : [];
  });
}

/** "soft yes" of 1. */
export function stepName(step: number): string {
  return NAMES[step] ?? "";
}

/** A gap as what it describes; never as what anybody is. */
export function gapWords({ said, gap }: SaidFelt): string {
  if (gap === 0) return "said as it was felt";
  if (gap < 0) return "felt nearer to yes than was said";
  return said > 0 ? "a surface yes" : "said nearer to yes than was felt";
}

/** How many accounts there are and what the latest says, both parts before the gap. */
export function saidFeltWords(all: readonly SaidFeltAt[], day: (at: Date) => string): string {
  const latest = all.at(-1);
  if (!latest) return "No account yet.";
  const surface = all.filter((each) => each.gap > 0 && each.said > 0).length;
  const accounts = all.length === 1 ? "One account" : `${all.length} accounts`;
  return `${accounts}, a surface yes in ${surface}. Latest, ${day(latest.at)}: said ${stepName(latest.said)}, felt ${stepName(latest.felt)}; ${gapWords(latest)}. Filled: said. Hollow: felt.`;
}

function stepOf(answer: Answer | undefined): number | null {
  return answer?.is === "given" ? (STEPS[String(answer.value)] ?? null) : null;
}
