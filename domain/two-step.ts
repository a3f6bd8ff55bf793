/** How many recovery codes there are, and of how many letters each is. */
export const RECOVERY_CODES = 10;
const LENGTH = 12;

// Digits and letters of which no two are read for one another (Crockford's base32).
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const MISREAD: Readonly<Record<string, string>> = { o: "0", i: "1", l: "1", u: "v" };

/** A recovery code from at least twelve random bytes, five bits of each: "k7qd-9mzx-4tbc". */
export function recoveryCodeFrom(bytes: Uint8Array): string {
  const signs = Array.from(bytes.subarray(0, LENGTH), (byte) => ALPHABET[byte % 32]).join("");
  return signs.replace(/.{4}(?=.)/g, "$&-");
}

/** A code as it was typed: which of the two it is, without what stands between its signs; null when it is neither. */
export type TypedCode = { kind: "one-time" | "recovery"; code: string };

/** Reads a code: six digits of an app, or a recovery code however its letters were written. */
export function typedCode(text: string): TypedCode | null {
  const bare = text.toLowerCase().replace(/[\s-]/g, "");
  if (/^\d{6}$/.test(bare)) return { kind: "one-time", code: bare };
  const code = bare.replace(/[oilu]/g, (sign) => MISREAD[sign] ?? sign);
  const whole = code.length === LENGTH && [...code].every((sign) => ALPHABET.includes(sign));
  return whole ? { kind: "recovery", code } : null;
}
