import { readFileSync } from "node:fs";
import { z } from "zod";

const schema = z.object({
  DATABASE_URL: z.string().min(1),
  PUBLIC_URL: z.url(),
  NEXTAUTH_SECRET: z.string().min(32),
  MASTER_KEY: z
    .string()
    .transform((text) => Buffer.from(text, "base64"))
    .refine((bytes) => bytes.length === 32, "must be 32 bytes in base64"),
});

export type Env = z.infer<typeof schema>;

let read: Env | undefined;

/**
 * The settings the server runs with, read once. `MASTER_KEY_FILE` may stand for `MASTER_KEY`.
 * Throws a sentence that names each variable that is missing or wrong, never its value.
 */
export function env(): Env {
  read ??= parse(process.env);
  return read;
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

function parse(source: NodeJS.ProcessEnv): Env {
  const file = source.MASTER_KEY_FILE;
  const parsed = schema.safeParse({
    ...source,
    MASTER_KEY: source.MASTER_KEY || (file ? readFileSync(file, "utf8").trim() : undefined),
  });
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`Settings are missing or wrong. ${names.join("; ")}.`);
}
