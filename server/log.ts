import pino from "pino";

/** What may stand in a log: ids and routes. Never words, names, tokens, or an error's message. */
export type LogEntry = {
  requestId?: string;
  route?: string;
  method?: string;
  kind?: string;
  error?: string;
};

const FIELDS = ["requestId", "route", "method", "kind", "error"] as const;
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
