import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What an installation that looks after itself keeps in its data folder. */
export type Secrets = { MASTER_KEY: string; NEXTAUTH_SECRET: string; databasePassword: string };

/** A sentence for the person at the console; nothing else needs to be shown. */
export class ConsoleError extends Error {}

/**
 * The secrets of a data folder, made once, readable by its owner alone (mode 0600).
 * Throws ConsoleError when they cannot be written, or are no longer what was written.
 */
export function secretsIn(dataDir: string): Secrets {
  const file = join(dataDir, "secrets.json");
  try {
    if (existsSync(file)) return read(file);
    const secret = () => randomBytes(32).toString("base64");
    const made = { MASTER_KEY: secret(), NEXTAUTH_SECRET: secret(), databasePassword: secret() };
    writeFileSync(file, JSON.stringify(made, null, 2), { mode: 0o600, flag: "wx" });
    return made;
  } catch (cause) {
    if (cause instanceof ConsoleError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ConsoleError(`The secrets in ${file} cannot be used: ${why}.`, { cause });
  }
}

function read(file: string): Secrets {
  const { MASTER_KEY, NEXTAUTH_SECRET, databasePassword } = parsed(readFileSync(file, "utf8"));
  const whole =
    typeof MASTER_KEY === "string" &&
    Buffer.from(MASTER_KEY, "base64").length === 32 &&
    typeof NEXTAUTH_SECRET === "string" &&
    NEXTAUTH_SECRET.length >= 32 &&
    typeof databasePassword === "string";
  if (whole) return { MASTER_KEY, NEXTAUTH_SECRET, databasePassword };
  throw new ConsoleError(
    `${file} no longer holds the secrets that were made for this data folder; put it back from a copy, or choose another DATA_DIR.`,
  );
}

// The parser's message would repeat the text, which may hold a secret.
function parsed(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
