import type { SentAnswers } from "./charted";
import type { PartnerMark } from "./series";

/** The exercise that asks for a guess, and what it calls its two scales. */
export const GUESS_EXERCISE = "curious-not-certain";
const [GUESS, OWN] = ["my-guess", "own-answer"];

/**
 * A guess of the partner's answer, the partner's own answer, and the guesser's own; `before`, to an
 * earlier wording, goes into no number.
 */
export type Guess = { guess: number; partner: number; own: number; before?: true };

export type GuessAt = Guess & { at: Date; reflectionId: string };

/** One partner's guesses on rounds that the other answered too, in the order of what was sent. */
export function guessesOf(sent: readonly SentAnswers[], mark: PartnerMark): GuessAt[] {
  return sent.flatMap((each) => {
    if (each.mark !== mark) return [];
    const other = sent.find(
      ({ roundId, mark: whose }) => roundId === each.roundId && whose !== mark,
    );
    const [guess, own, theirs] = [
      numberOf(each, GUESS),
      numberOf(each, OWN),
      other ? numberOf(other, OWN) : null,
    ];
    if (guess === null || own === null || theirs === null) return [];
    const before = each.rewordedKeys?.some((key) => key === GUESS || key === OWN);
    return [
      {
        ...{ guess, own, partner: theirs, at: each.sentAt, reflectionId: each.reflectionId },
        ...(before && { before }),
      },
    ];
  });
}

function numberOf({ answers }: SentAnswers, key = ""): number | null {
  const answer = answers[key];
  return answer?.is === "given" ? Number(answer.value) : null;
}

/** Tracking is not computed from fewer pairs. */
const TRACKING_FROM = 10;

export type Guessing = {
  n: number;
  /** Mean of guess − partner's answer, in points; null without pairs. */
  bias: number | null;
  /** In how many pairs the guess was the guesser's own answer. */
  sameAsOwn: number;
  /** Spearman's rank correlation of guesses and answers; null below ten pairs or without spread. */
  tracking: number | null;
};

/**
 * How guesses of the partner's experience lie to what the partner answered: bias, assumed
 * similarity and tracking apart (after West & Kenny 2011). It never says who is right.
 */
export function guessing(all: readonly Guess[]): Guessing {
  const pairs = all.filter((each) => !each.before);
  const n = pairs.length;
  const differences = pairs.map(({ guess, partner }) => guess - partner);
  return {
    n,
    bias: n > 0 ? differences.reduce((sum, each) => sum + each, 0) / n : null,
    sameAsOwn: pairs.filter(({ guess, own }) => guess === own).length,
    tracking:
      n >= TRACKING_FROM
        ? correlation(ranks(pairs.map((p) => p.guess)), ranks(pairs.map((p) => p.partner)))
        : null,
  };
}

/** Ranks from 1; equal values share the mean of their ranks. */
function ranks(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((each) => each < value).length;
    const equal = values.filter((each) => each === value).length;
    return below + (equal + 1) / 2;
  });
}

function correlation(xs: readonly number[], ys: readonly number[]): number | null {
  const mean = (all: readonly number[]) => all.reduce((sum, each) => sum + each, 0) / all.length;
  const [mx, my] = [mean(xs), mean(ys)];
  const sum = (of: (x: number, y: number) => number) =>
    xs.reduce((total, x, i) => total + of(x - mx, (ys[i] ?? my) - my), 0);
  const spread = Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y));
  return spread === 0 ? null : sum((x, y) => x * y) / spread;
}

type Names = { guesser: string; other: string };

/** How guesses lie to the answers, as numbers; nobody is called right or wrong. */
export function guessingWords(found: Guessing, { guesser, other }: Names): string {
  const { n, bias, sameAsOwn, tracking } = found;
  if (n === 0 || bias === null) return "No guess yet on a round that both answered.";
  const size = Math.round(Math.abs(bias) * 10) / 10;
  const where = size === 0 ? "level with them" : `${size} ${bias > 0 ? "above" : "below"} them`;
  const follow =
    n < TRACKING_FROM
      ? `Whether guesses go with the answers is looked at from ${TRACKING_FROM} rounds on.`
      : tracking === null
        ? ""
        : `Rank correlation of guesses and answers: ${Math.round(tracking * 100) / 100}.`;
  return [
    `${n === 1 ? "One guess" : `${n} guesses`} beside ${other}’s own answers, on average ${where}.`,
    `In ${sameAsOwn} of ${n} the guess was also ${guesser}’s own answer.`,
    follow,
  ]
    .filter(Boolean)
    .join(" ");
}
