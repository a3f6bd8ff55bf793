import { expect, test } from "vitest";
import { Refused, TooMany } from "@/domain/errors";
import { explained } from "./form";

const after = (seconds: number) => new TooMany(new Date(Date.now() + seconds * 1_000));

test.each([
  [14 * 60 + 30, "Wait 15 minutes,"],
  [59, "Wait a minute,"],
  [-5, "Wait a minute,"],
])("who tried too often is told how long to wait (%d s)", (seconds, says) => {
  expect(explained(after(seconds)).error).toContain(says);
});

test("what failed on our side has a number, and tells nothing else", () => {
  const { error } = explained(new Error("duplicate key (Maya)"));
  expect(error).toMatch(/nothing was changed\. .* \(Request [0-9a-f]{8}\)$/);
  expect(explained(new Refused("Not now.")).error).toBe("Not now.");
});
