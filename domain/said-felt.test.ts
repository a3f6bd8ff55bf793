import { expect, test } from "vitest";
import { saidFelt } from "./said-felt";

const chose = (value: string) => ({ is: "given", value }) as const;

test("the gap is what was said less what was felt", () => {
  expect(saidFelt({ said: chose("clear-yes"), felt: chose("soft-no") })).toEqual({
    ...{ said: 2, felt: -1, gap: 3 },
  });
  expect(saidFelt({ said: chose("soft-no"), felt: chose("soft-no") })?.gap).toBe(0);
});

test("there is none unless both were chosen", () => {
  expect(saidFelt({ said: chose("clear-yes") })).toBeNull();
  expect(saidFelt({ said: chose("clear-yes"), felt: { is: "unknown" } })).toBeNull();
  expect(saidFelt({ said: chose("clear-yes"), felt: { is: "skipped" } })).toBeNull();
});
