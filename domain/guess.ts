/** A guess of the partner's answer, the partner's own answer, and the guesser's own. */
export type Guess = { guess: number; partner: number; own: number };

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
export function guessing(pairs: readonly Guess[]): Guessing {
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
