import { describe, expect, it } from "vitest";
import { passwordProblem } from "./password";

describe("a password", () => {
  it.each([
    "short",
    "elevenchars",
    "password1234",
    "PasswordPassword!",
    "123456789012",
    "aaaaaaaaaaaaaaa",
    "iloveyou 2026!",
  ])("is refused with a sentence: %s", (password) =>
    expect(passwordProblem(password)).toMatch(/\.$/),
  );

  it.each(["correct horse battery", "nine-owls-on-a-roof", "ünder der Brücke 7"])(
    "is taken: %s",
    (password) => expect(passwordProblem(password)).toBeNull(),
  );
});
