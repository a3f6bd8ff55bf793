const SHORTEST = 12;
const LONGEST = 200;

// The commonest building blocks of guessed passwords; length does the rest.
const COMMON = [
  "password",
  "passwort",
  "qwerty",
  "letmein",
  "welcome",
  "123456",
  "iloveyou",
  "admin",
  "softlanding",
];

/** Why a password cannot be taken, as a sentence, or null when it can. */
export function passwordProblem(password: string): string | null {
  if (password.length < SHORTEST) return `Use at least ${SHORTEST} characters.`;
  if (password.length > LONGEST) return `Use at most ${LONGEST} characters.`;
  if (new Set(password).size < 5) return "Use more different characters.";
  const bare = password.toLowerCase().replace(/[\s\d\W_]+/g, "");
  const digits = password.replace(/\D/g, "");
  const common = COMMON.find((word) => bare === word || bare === word + word);
  if (common || (bare === "" && digits.length > 0 && "01234567890123456789".includes(digits))) {
    return "This password is among the first that anyone would try. Choose another.";
  }
  return null;
}
