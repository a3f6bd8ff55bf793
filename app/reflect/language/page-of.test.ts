import { expect, test } from "vitest";
import { pageOf } from "./page-of";

test.each([
  [null, "/reflect"],
  ["", "/reflect"],
  ["nonsense", "/reflect"],
  ["http://localhost:3000/reflect", "/reflect"],
  ["http://localhost:3000/reflect/step/3?to=preview", "/reflect/step/3?to=preview"],
  ["http://localhost:3000/reflect/history", "/reflect/history"],
  ["http://localhost:3000/r/abc", "/reflect"],
  ["http://localhost:3000//elsewhere.example/reflect", "/reflect"],
  ["http://localhost:3000/reflect//elsewhere.example", "/reflect"],
  ["https://elsewhere.example/reflect/step/1", "/reflect/step/1"],
])("%j leads back to %s", (referer, page) => {
  expect(pageOf(referer)).toBe(page);
});
