import type { Answers } from "./reflection";

/** Why a therapist is asked to look privately. It describes an answer and diagnoses nothing. */
export type ReviewReason = "yes-over-no" | "afraid" | "went-on";

/** Longest word on what was decided, in characters. */
export const LONGEST_DECISION = 2000;

const FELT: Readonly<Record<string, number>> = {
  "clear-no": -2,
  "soft-no": -1,
  unsure: 0,
  "soft-yes": 1,
  "clear-yes": 2,
};

type Rule = { reason: ReviewReason; words: string; asks: (answers: Answers) => boolean };

/**
 * The explicit answers that ask for a private review, and nothing else does (product rule 11): no
 * search for words, no score. `words` is what the therapist reads.
 */
export const REVIEWS: readonly Rule[] = [
  {
    reason: "yes-over-no",
    words: "Said more of a yes than was felt, by two steps or more, and felt a no.",
    asks: (answers) => {
      const felt = step(answers, "felt");
      const said = step(answers, "said");
      return felt !== null && said !== null && felt < 0 && said - felt >= 2;
    },
  },
  {
    reason: "afraid",
    words: "Chose “afraid of the reaction” as the reason for not saying it.",
    asks: (answers) => chose(answers, "why", "afraid-of-the-reaction"),
  },
  {
    reason: "went-on",
    words: "Chose “I went on though I wanted to stop”.",
    asks: (answers) => chose(answers, "did", "went-on-though-i-wanted-to-stop"),
  },
];

/** The reasons for a private review that the answers of a reflection give, in a fixed order. */
export function reviewReasons(answers: Answers): ReviewReason[] {
  return REVIEWS.filter((rule) => rule.asks(answers)).map((rule) => rule.reason);
}

function chose(answers: Answers, key: string, option: string): boolean {
  const answer = answers[key];
  return answer?.is === "given" && answer.value === option;
}

/** A step from clear no (−2) to clear yes (+2); null where none was chosen. */
function step(answers: Answers, key: string): number | null {
  const answer = answers[key];
  return answer?.is === "given" ? (FELT[String(answer.value)] ?? null) : null;
}
