import { describe, expect, it } from "vitest";
import { passwordProblem } from "./password";

const COMMON = /^This password is among the first that anyone would try/;

describe("a password", () => {
  it.each(["short", "elevenchars", "aaaaaaaaaaaaaaa", "x".repeat(201), "ababababab abab"])(
    "is refused with a sentence: %s",
    (password) => expect(passwordProblem(password)).toMatch(/\.$/),
  );

  it.each([
    ...["password1234", "PasswordPassword!", "iloveyou 2026!", "sunshine1234", "football12345"],
    ...["monkey123456", "Soft-Landing 2026", "dragon dragon dragon", "WelcomeAdmin!"],
    ...["mypassword12", "2024summer2024", "1234password", "Michael1985!!", "willkommen123"],
    ...["contraseña2026", "teamo teamo 14", "therapist2026!"],
  ])("that is common words with a number is refused: %s", (password) =>
    expect(passwordProblem(password)).toMatch(COMMON),
  );

  it.each([
    ...[
      "passw0rd1234",
      "P@ssw0rd2024",
      "p4$$w0rd!!!!99",
      "5un5h1ne2025!",
      "w3lc0me_2026",
      "|etme1n12345",
    ],
    ...["p-a-s-s-w-o-r-d-1", "pass word 1234"],
  ])("with other signs for its letters is refused all the same: %s", (password) =>
    expect(passwordProblem(password)).toMatch(COMMON),
  );

  it.each([
    ...["qwertyuiop12", "987654321098", "123456789012", "abcdefghijkl", "zyxwvutsrqpo"],
    ...["1q2w3e4r5t6y", "q1w2e3r4t5y6", "1qaz2wsx3edc", "asdfghjkl123", "poiuytrewq!!"],
    ...["!@#$%^&*()_+", "azertyuiop12", "aabbccddeeff", "1122334455667788"],
  ])("that is a run of keys or of the alphabet is refused: %s", (password) =>
    expect(passwordProblem(password)).toMatch(COMMON),
  );

  it.each(["abc123abc123", "x7Kqx7Kqx7Kq", "abcd1abcd1abcd1", "ana.ben.ana.ben"])(
    "that is one piece again and again is refused: %s",
    (password) => expect(passwordProblem(password)).not.toBeNull(),
  );

  it.each([
    ...["correct horse battery", "nine-owls-on-a-roof", "ünder der Brücke 7", "quiet lanterns 24"],
    ...["we were first to power the tree", "hello from the quiet harbour"],
    ...["der Sommer an der Elbe", "una casa con tres puertas", "love letters to a lighthouse"],
    ...["xK4$vQ9pLz2m", "g7#Rt!2wQz9&", "480273915526", "f3a91c07be52", "kpwmzxrtyvbq"],
    ...["мост над тихой рекой", "静かな灯台と九羽の梟と橋", "password managers are useful"],
  ])("is taken: %s", (password) => expect(passwordProblem(password)).toBeNull());
});

it("a sign that comes apart into many is looked at no longer than others", () => {
  const started = performance.now();
  passwordProblem(`${"\uFDFA".repeat(195)}abcde`);
  expect(performance.now() - started).toBeLessThan(1_000);
});
