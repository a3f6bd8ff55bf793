import { expect, test } from "vitest";
import { recoveryCodeFrom, typedCode } from "./two-step";

test("a recovery code is three groups of four that no two signs are confused in", () => {
  const code = recoveryCodeFrom(Uint8Array.from({ length: 12 }, (_, i) => i * 23));
  expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){2}$/);
});

test.each([
  ["123 456", { kind: "one-time", code: "123456" }],
  [" 123456", { kind: "one-time", code: "123456" }],
  ["K7QD-9MZX-4TBC", { kind: "recovery", code: "k7qd9mzx4tbc" }],
  ["k7qd 9mzx oil0", { kind: "recovery", code: "k7qd9mzx0110" }],
  ["12345", null],
  ["1234567", null],
  ["k7qd-9mzx-4tb!", null],
  ["", null],
])("%j is read as it was meant", (text, code) => expect(typedCode(text)).toEqual(code));

test("what is made is read back", () => {
  const code = recoveryCodeFrom(new Uint8Array(12).fill(200));
  expect(typedCode(code.toUpperCase())).toEqual({
    kind: "recovery",
    code: code.replaceAll("-", ""),
  });
});
