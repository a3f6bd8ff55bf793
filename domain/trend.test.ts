import { expect, it } from "vitest";
import { median } from "./trend";

it("takes the middle, or the mean of the middle two", () => {
  expect(median([7, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([9])).toBe(9);
});

it("refuses nothing, and leaves its input as it was", () => {
  expect(() => median([])).toThrow(RangeError);
  const values = [3, 1, 2];
  median(values);
  expect(values).toEqual([3, 1, 2]);
});
