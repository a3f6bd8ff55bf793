import type { SentAnswers } from "./charted";
import { CLAIM_PHRASES } from "./claim-phrases";
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

const MARKS = "Filled: said. Hollow: felt.";

/** The exercise that asks for both. */
export const SAID_FELT_EXERCISE = "the-yes-that-wasnt";

/** What was said and felt, −2 to 2, and said − felt: positive is a surface yes. Therapist-only. */
export type SaidFelt = { said: number; felt: number; gap: number };

/** The gap of one reflection on "The yes that wasn’t"; null unless both were chosen. */
export function saidFelt(answers: Answers): SaidFelt | null {
  const [said, felt] = [stepOf(answers.said), stepOf(answers.felt)];
  return said === null || felt === null ? null : { said, felt, gap: said - felt };
}

/** `before`, in an earlier wording, is counted with no other. */
export type SaidFeltAt = SaidFelt & { at: Date; reflectionId: string; before?: true };

/** One partner's gaps with their dates, in the order of what was sent. */
export function saidFeltOf(sent: readonly SentAnswers[], mark: PartnerMark): SaidFeltAt[] {
  return sent.flatMap(({ mark: whose, sentAt: at, reflectionId, answers, rewordedKeys }) => {
    const found = whose === mark ? saidFelt(answers) : null;
    if (!found) return [];
    const before = rewordedKeys?.some((key) => key === "said" || key === "felt");
    return [{ ...found, at, reflectionId, ...(before && { before }) }];
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

/**
 * How many accounts there are and what the latest says, both parts before the gap. Those in an earlier
 * wording are drawn and counted with no other.
 */
export function saidFeltWords(all: readonly SaidFeltAt[], day: (at: Date) => string): string {
  const now = all.filter((each) => !each.before);
  const { noneToday, reworded } = CLAIM_PHRASES.en;
  const told = now.length < all.length ? reworded : "";
  const latest = now.at(-1);
  if (!latest) return told ? `${noneToday} ${told} ${MARKS}` : "No account yet.";
  const surface = now.filter((each) => each.gap > 0 && each.said > 0).length;
  const accounts = now.length === 1 ? "One account" : `${now.length} accounts`;
  return [
    `${accounts}, a surface yes in ${surface}.`,
    `Latest, ${day(latest.at)}: said ${stepName(latest.said)}, felt ${stepName(latest.felt)}; ${gapWords(latest)}.`,
    ...[told, MARKS],
  ]
    .filter(Boolean)
    .join(" ");
}

function stepOf(answer: Answer | undefined): number | null {
  return answer?.is === "given" ? (STEPS[String(answer.value)] ?? null) : null;
}
