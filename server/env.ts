import { readFileSync } from "node:fs";
import { z } from "zod";
import { masterKeysOf, storedMasterKeys } from "./secrets";

const schema = z.object({
  DATABASE_URL: z.string().min(1),
  // As browsers write it: it is compared with the origins that they send, letter by letter.
  PUBLIC_URL: z.string().refine(isOrigin, "must be an address such as https://practice.example"),
  NEXTAUTH_SECRET: z.string().min(32),
  MASTER_KEY: z
    .string()
    .transform(masterKeysOf)
    .refine(
      (keys) => keys.length > 0,
      "must be 32 bytes in base64, or two such keys, the newer last",
    ),
});

export type Env = z.infer<typeof schema>;

let read: Env | undefined;

/**
 * The settings the server runs with, read once. `MASTER_KEY_FILE` may stand for `MASTER_KEY`, and
 * an installation that looks after itself keeps it among the secrets of its data folder.
 * Throws a sentence that names each variable that is missing or wrong, never its value.
 */
export function env(): Env {
  read ??= parse(process.env);
  return read;
}

/** The master keys, 32 bytes each: one, or two while the key is rotated, the newer last. */
export function masterKeys(): readonly Buffer[] {
  return env().MASTER_KEY;
}

/** Reads the master keys again from where they are kept. Throws as `env`. */
export function readMasterKeysAgain(): readonly Buffer[] {
  read = parse(process.env);
  return read.MASTER_KEY;
}

/** Whether people reach the server by https (cookies are then `Secure` and `__Host-`). */
export function isHttps(): boolean {
  return env().PUBLIC_URL.startsWith("https:");
}

/** Whether people sign in from other machines than the one that it runs on: by `PUBLIC_URL`, the only address whose forms are taken. */
export function servedBeyondLoopback(): boolean {
  const { hostname } = new URL(env().PUBLIC_URL);
  return !/^(localhost|\[::1\]|127(\.\d{1,3}){3})$/.test(hostname);
}

function isOrigin(address: string): boolean {
  return /^https?:/.test(address) && URL.canParse(address) && new URL(address).origin === address;
}

function parse(source: NodeJS.ProcessEnv): Env {
  const parsed = schema.safeParse({ ...source, MASTER_KEY: masterKeyText(source) });
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`Settings are missing or wrong. ${names.join("; ")}.`);
}

function masterKeyText({ MASTER_KEY, MASTER_KEY_FILE, DATA_DIR }: NodeJS.ProcessEnv) {
  if (MASTER_KEY) return MASTER_KEY;
  if (MASTER_KEY_FILE) return readFileSync(MASTER_KEY_FILE, "utf8");
  return DATA_DIR ? storedMasterKeys(DATA_DIR) : undefined;
}
