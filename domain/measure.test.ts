import { expect, test } from "vitest";
import { measureInput, reliableChange } from "./measure";

test("a change counts as reliable beyond what retesting explains", () => {
  const published = { sd: 7.5, reliability: 0.84 };
  // SD·√(2(1 − r)) = 4.243; 1.96 of them are 8.3 points.
  expect(reliableChange(40, 48, published)).toMatchObject({ reliable: false });
  expect(reliableChange(40, 49, published).reliable).toBe(true);
  expect(reliableChange(49, 40, published).rc).toBeCloseTo(-2.1213, 4);
});

test("a measure needs what its reliable change rests on", () => {
  const measure = {
    ...{ name: "A measure", low: "0", high: "60", better: "lower" },
    ...{ sd: "7.5", reliability: "0.84", source: "Its manual, 2019" },
  };
  expect(measureInput.parse(measure)).toMatchObject({ sd: 7.5, high: 60 });
  for (const [field, value] of Object.entries({
    reliability: "1",
    sd: "0",
    high: "0",
    source: "",
  })) {
    const wrong = measureInput.safeParse({ ...measure, [field]: value });
    expect(wrong.error?.issues[0]?.path).toEqual([field]);
  }
});
