import { randomBytes } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What an installation that looks after itself keeps in its data folder. */
export type Secrets = { MASTER_KEY: string; NEXTAUTH_SECRET: string; databasePassword: string };

/** A sentence for the person at the console; nothing else needs to be shown. */
export class ConsoleError extends Error {}

/**
 * The secrets of a data folder, made once, readable by its owner alone (mode 0600).
 * Throws ConsoleError when the folder cannot be written.
 */
export function secretsIn(dataDir: string): Secrets {
  const file = join(dataDir, "secrets.json");
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
    if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
    const secret = () => randomBytes(32).toString("base64");
    const made = { MASTER_KEY: secret(), NEXTAUTH_SECRET: secret(), databasePassword: secret() };
    writeFileSync(file, JSON.stringify(made, null, 2), { mode: 0o600, flag: "wx" });
    return made;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ConsoleError(`The data folder ${dataDir} cannot be used: ${why}.`, { cause });
  }
}

/** The names of the settings that are missing, placeholders or too short for a given database. */
export function weakSettings(source: NodeJS.ProcessEnv): string[] {
  const weak: string[] = [];
  const placeholder = /^(change.?me|secret|password|example|test|placeholder)/i;
  const key = source.MASTER_KEY ?? "";
  if (!source.MASTER_KEY_FILE && Buffer.from(key, "base64").length !== 32) weak.push("MASTER_KEY");
  const signing = source.NEXTAUTH_SECRET ?? "";
  if (signing.length < 32 || placeholder.test(signing)) weak.push("NEXTAUTH_SECRET");
  return weak;
}
