import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/**
 * What an installation that looks after itself keeps in its data folder. `MASTER_KEY` is one key, or
 * two while it is rotated, the newer last.
 */
export type Secrets = { MASTER_KEY: string; NEXTAUTH_SECRET: string; databasePassword: string };

/** A sentence for the person at the console; nothing else needs to be shown. */
export class ConsoleError extends Error {}

/**
 * The secrets of a data folder, made once, readable by its owner alone (mode 0600).
 * Throws ConsoleError when they cannot be written, or are no longer what was written.
 */
export function secretsIn(dataDir: string): Secrets {
  const file = fileIn(dataDir);
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

/** The master keys of a data folder as they are written there; nothing where it holds no secrets. */
export function storedMasterKeys(dataDir: string): string | undefined {
  const file = fileIn(dataDir);
  return existsSync(file) ? read(file).MASTER_KEY : undefined;
}

/** Writes other master keys into a data folder: whole or not at all, mode 0600. */
export function storeMasterKeys(dataDir: string, MASTER_KEY: string): void {
  const file = fileIn(dataDir);
  writeWhole(file, JSON.stringify({ ...read(file), MASTER_KEY }, null, 2));
}

/** Lets nobody but its owner read a file, where there is one; whether somebody else could until now. */
export function closeToOthers(file: string): boolean {
  if (process.platform === "win32" || !existsSync(file)) return false;
  if ((statSync(file).mode & 0o077) === 0) return false;
  chmodSync(file, 0o600);
  return true;
}

/**
 * Writes a secret in place of another: whoever reads meanwhile finds the one or the other, whole, and
 * so does whoever reads after a power cut. It stays whose it was, to be read by whom it was read by.
 */
export function writeWhole(file: string, text: string): void {
  const next = `${file}.new`;
  rmSync(next, { force: true });
  writeFileSync(next, text, { mode: 0o600, flag: "wx" });
  flush(next, "r+");
  const { uid, gid, mode } = statSync(file);
  if (process.getuid?.() === 0) chownSync(next, uid, gid);
  chmodSync(next, mode & 0o777);
  renameSync(next, file);
  // Windows opens no folder; its own journal keeps the order of names.
  if (process.platform !== "win32") flush(dirname(file), "r");
}

function flush(path: string, how: "r" | "r+"): void {
  const opened = openSync(path, how);
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** The keys in the text of `MASTER_KEY`, 32 bytes each: one or two; none where any is wrong. */
export function masterKeysOf(text: string): Buffer[] {
  const keys = text
    .trim()
    .split(/\s+/)
    .map((each) => Buffer.from(each, "base64"));
  return keys.length <= 2 && keys.every((key) => key.length === 32) ? keys : [];
}

const fileIn = (dataDir: string) => join(dataDir, "secrets.json");

function read(file: string): Secrets {
  const { MASTER_KEY, NEXTAUTH_SECRET, databasePassword } = parsed(readFileSync(file, "utf8"));
  const whole =
    typeof MASTER_KEY === "string" &&
    masterKeysOf(MASTER_KEY).length > 0 &&
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
