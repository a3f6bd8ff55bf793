import { expect, test } from "vitest";
import { newTotpSecret, totpStep, totpText, totpUri } from "./totp";

// RFC 6238, appendix B: SHA-1, its last six digits.
const SECRET = Buffer.from("12345678901234567890");

test.each([
  [59, "287082", 1],
  [1111111109, "081804", 37037036],
  [1234567890, "005924", 41152263],
  [20000000000, "353130", 666666666],
])("at %i seconds the code is %s", (seconds, code, step) => {
  expect(totpStep(SECRET, code, new Date(seconds * 1000))).toBe(step);
});

test("a code serves half a minute before and after its own, and no longer", () => {
  const at = (seconds: number) => totpStep(SECRET, "081804", new Date(seconds * 1000));
  expect([at(1111111109 - 30), at(1111111109 + 30)]).toEqual([37037036, 37037036]);
  expect([at(1111111109 - 60), at(1111111109 + 60)]).toEqual([null, null]);
});

test("a secret is written down and scanned as the same one", () => {
  const secret = newTotpSecret();
  const typed = totpText(secret).replaceAll(" ", "");
  expect(new URL(totpUri(secret, "one@story.example")).searchParams.get("secret")).toBe(typed);
  expect(typed).toMatch(/^[A-Z2-7]{32}$/);
});
