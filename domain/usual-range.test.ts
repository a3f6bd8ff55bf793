import { expect, test } from "vitest";
import { usualRange } from "./usual-range";

test("is the median of earlier answers, two robust deviations wide on each side", () => {
  // Median 5, MAD 1: 5 ± 2 × 1.4826.
  const range = usualRange([3, 4, 5, 6, 7, 4, 5, 6, 5, 9]);
  expect(range.low).toBeCloseTo(2.0348, 4);
  expect(range.high).toBeCloseTo(7.9652, 4);
  expect(range.latest).toBe("above");
});

test("is never narrower than one point each way, nor wider than the scale", () => {
  expect(usualRange([5, 5, 5, 5, 6])).toEqual({ low: 4, high: 6, latest: "within" });
  expect(usualRange([0, 0, 10, 10, 0])).toMatchObject({ low: 0, high: 10 });
});
