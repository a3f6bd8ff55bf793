import { expect, test } from "vitest";
import { readable } from "./readable-path.mjs";

test.each([
  ["/couples?from=%E0%A4%A", "/couples?from=%E0%A4%A"],
  ["/r/%C3%A9", "/r/%C3%A9"],
  ["/r/%E0%A4%A?x=1", "/r/-"],
  ["/couples/%ff/prepare", "/couples/-"],
  ["/%", "/-"],
])("%s is asked for as %s", (url, asked) => {
  expect(readable(url)).toBe(asked);
});
