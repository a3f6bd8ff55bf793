import { createHash, randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { settingsFrom, warningIn, wrongIn } from "./settings.mjs";

const folder = mkdtempSync(join(tmpdir(), "soft-landing-settings-"));
afterAll(() => rmSync(folder, { recursive: true }));

const KEY = createHash("sha256").update("a key").digest("base64");
const SIGNING = createHash("sha256").update("another").digest("base64");
const NEXT = createHash("sha256").update("the next key").digest("base64");
const OWN = {
  DATABASE_URL: "postgres://login:word@127.0.0.1:1/none",
  PUBLIC_URL: "https://practice.example",
  MASTER_KEY: KEY,
  NEXTAUTH_SECRET: SIGNING,
};

function wrong(more: Record<string, string> = {}): string | null {
  const how = { sample: false };
  return wrongIn(settingsFrom({ ...OWN, ...more }, how), how);
}

test("with secrets that are random nothing is wrong", () => {
  expect(wrong()).toBeNull();
  expect(wrong({ MASTER_KEY: `${KEY} ${NEXT}` })).toBeNull();
  expect(wrong({ NEXTAUTH_SECRET: "nine calm otters under a slow brown bridge" })).toBeNull();
});

const bytes = (make: (n: number) => number) =>
  Buffer.from(Array.from({ length: 32 }, (_, n) => make(n))).toString("base64");
const half = Buffer.from([...new Set(createHash("sha512").update("half").digest())].slice(0, 16));

test.each([
  ["bytes from 0 on", bytes((n) => n)],
  ["bytes at a constant step", bytes((n) => n * 7 + 91)],
  ["bytes that go down", bytes((n) => 255 - n)],
  ["half a key twice", Buffer.concat([half, half]).toString("base64")],
  ["letters", Buffer.from("abcdefghijklmnopqrstuvwxyz123456").toString("base64")],
  ["words", Buffer.from("nine calm otters under a bridge!").toString("base64")],
  ["a placeholder that happens to be base64", "replace-this-by-32-random-bytes-in-base64AA"],
  ["the same key twice", `${KEY} ${KEY}`],
])("a master key of %s is none", (_, MASTER_KEY) => {
  expect(wrong({ MASTER_KEY })).toMatch(/^MASTER_KEY must be 32 random bytes/);
  const file = join(folder, "key");
  writeFileSync(file, MASTER_KEY);
  expect(wrong({ MASTER_KEY: "", MASTER_KEY_FILE: file })).toMatch(/^MASTER_KEY_FILE must hold/);
});

test.each([
  "your-nextauth-secret-goes-here-please",
  "please-change-me-please-change-me-now",
  "YOUR_KEY_HERE_42_YOUR_KEY_HERE_43",
  "put_your_own_string_of_32_letters_here",
  "abcdefghijklmnopqrstuvwxyz0123456789",
  "9876543210zyxwvutsrqponmlkjihgfedcba",
  "01234567890123456789012345678901",
  "qwertyuiopasdfghjklzxcvbnm1234567890",
  "kT4vLq8ZpX2mkT4vLq8ZpX2mkT4vLq8ZpX2m",
  "aB3xxxxxxxxxxxxxxxxxxxxxxxxxxxcDeFgH",
  "a-default-value-for-development-only",
])("a signing secret that anyone could guess is none: %s", (NEXTAUTH_SECRET) => {
  expect(wrong({ NEXTAUTH_SECRET })).toMatch(/^NEXTAUTH_SECRET must be at least 32 characters/);
});

test("one secret does not serve as two", () => {
  const says = /^NEXTAUTH_SECRET must be another secret than the master key/;
  expect(wrong({ NEXTAUTH_SECRET: KEY })).toMatch(says);
  expect(wrong({ NEXTAUTH_SECRET: KEY.replace(/=+$/, "") })).toMatch(says);
  expect(wrong({ MASTER_KEY: `${NEXT} ${KEY}`, NEXTAUTH_SECRET: KEY })).toMatch(says);
  const file = join(folder, "key");
  writeFileSync(file, `${KEY}\n`);
  const from = { MASTER_KEY: "", MASTER_KEY_FILE: file, NEXTAUTH_SECRET: KEY };
  expect(wrong(from)).toMatch(says);
});

test.runIf(process.platform !== "win32")("a key file that anybody can read is warned of", () => {
  const MASTER_KEY_FILE = join(folder, "mode");
  writeFileSync(MASTER_KEY_FILE, KEY);
  const warned = (mode: number, more: Record<string, string> = {}) => {
    chmodSync(MASTER_KEY_FILE, mode);
    return warningIn(settingsFrom({ MASTER_KEY_FILE, ...more }, { sample: false }));
  };
  const says = `Every account of this machine can read MASTER_KEY_FILE (${MASTER_KEY_FILE}); chmod 600 it, unless it is a secret that a container alone sees.`;
  expect(warned(0o644)).toBe(says);
  expect(warned(0o444)).toBe(says);
  for (const mode of [0o600, 0o640, 0o400]) expect(warned(mode)).toBeNull();
  // The one that is used is not in the file.
  expect(warned(0o644, { MASTER_KEY: KEY })).toBeNull();
  expect(warningIn(settingsFrom({}, { sample: false }))).toBeNull();
});

// As openssl rand, or a password manager, makes them.
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
test.each<[string, () => string]>([
  ["base64", () => randomBytes(32).toString("base64")],
  ["base64 for addresses", () => randomBytes(32).toString("base64url")],
  ["hex", () => randomBytes(32).toString("hex")],
  ["half as much hex", () => randomBytes(16).toString("hex")],
  ["letters and digits", () => Array.from(randomBytes(32), (n) => LETTERS[n % 62]).join("")],
])("no secret that is random is refused, in %s", (_, make) => {
  const refused = Array.from({ length: 20_000 }, () => {
    const MASTER_KEY = randomBytes(32).toString("base64");
    const NEXTAUTH_SECRET = make();
    return wrong({ MASTER_KEY, NEXTAUTH_SECRET }) && { MASTER_KEY, NEXTAUTH_SECRET };
  }).filter(Boolean);
  expect(refused).toEqual([]);
});

test("a port that the address leaves out needs no address", () => {
  const own = settingsFrom({ PORT: "80" }, { sample: false });
  expect(own.PUBLIC_URL).toBe("http://localhost");
  expect(wrongIn(own, { sample: false })).toBeNull();
});
