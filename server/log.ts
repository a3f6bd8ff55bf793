import { randomBytes } from "node:crypto";
import pino from "pino";

/** What may stand in a log: ids and routes. Never words, names, tokens, or an error's message. */
export type LogEntry = {
  requestId?: string;
  route?: string;
  method?: string;
  kind?: string;
  error?: string;
  code?: string;
};

const FIELDS = ["requestId", "route", "method", "kind", "error", "code"] as const;
const log = pino({ base: null }, pino.destination({ dest: 2, sync: true }));

/** Writes one line of what went wrong, by allow-list: whatever else the entry holds is left out. */
export function logError(entry: LogEntry): void {
  log.error(allowed(entry), "failed");
}

/** The allowed fields of an entry, as short texts. */
export function allowed(entry: LogEntry): LogEntry {
  const kept = FIELDS.flatMap((field) => {
    const value = entry[field];
    return typeof value === "string" ? [[field, value.slice(0, 200)] as const] : [];
  });
  return Object.fromEntries(kept);
}

/**
 * An error by its name and the code that it or its cause has ("42501", "ECONNREFUSED"), and the id of
 * the request that failed by it.
 */
export function named(error: unknown): Pick<LogEntry, "requestId" | "error" | "code"> {
  const requestId = requestIdOf(error);
  if (!(error instanceof Error)) return { requestId, error: "unknown" };
  const code = codeOf(error) ?? codeOf(error.cause);
  return { requestId, error: error.name, ...(code ? { code } : {}) };
}

/**
 * The id of the request that failed by this error, the same in the log and on the page that tells of
 * it. It is kept on the error as `digest`, which Next hands on to that page, and makes itself (a hash)
 * where an error comes without.
 */
export function requestIdOf(error: unknown): string {
  const made = randomBytes(4).toString("hex");
  if (!(error instanceof Error)) return made;
  const known = error as Error & { digest?: unknown };
  if (!REQUEST_ID.test(String(known.digest))) known.digest = made;
  return String(known.digest);
}

/** What an id looks like: ours, or the hash that Next makes. Nothing else is shown or logged as one. */
export const REQUEST_ID = /^[0-9a-f]{6,12}$/;

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  // Codes are constants of the programs that make them; a text in their place is none.
  return /^[A-Z0-9_]{3,40}$/.test(String(error.code)) ? String(error.code) : undefined;
}

/**
 * Holds a console to the allow-list too. Next and next-auth print an error whole when a request
 * fails: its message, its query and the query's parameters.
 */
export function guardConsole(target: Console = console): void {
  for (const method of ["error", "warn", "trace"] as const) {
    target[method] = (...given: unknown[]) =>
      logError({ kind: "console", ...named(given.find((each) => each instanceof Error)) });
  }
  for (const method of ["log", "info", "debug", "dir", "table"] as const) target[method] = () => {};
}
