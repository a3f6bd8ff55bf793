const cache = new Map<string, Intl.DateTimeFormat>();

function format(timeZone: string, year: boolean): Intl.DateTimeFormat {
  const key = `${timeZone} ${year}`;
  const known = cache.get(key);
  if (known) return known;
  const options = { day: "numeric", month: "short", timeZone } as const;
  const made = new Intl.DateTimeFormat("en-GB", year ? { ...options, year: "numeric" } : options);
  cache.set(key, made);
  return made;
}

/** "12 Nov" in the practice's time zone. */
export function shortDay(at: Date, timeZone: string): string {
  return format(timeZone, false).format(at);
}

/** "12 Nov 2026", for tables and ends of axes. */
export function fullDay(at: Date, timeZone: string): string {
  return format(timeZone, true).format(at);
}
