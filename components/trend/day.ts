import { type Language, LOCALES } from "@/domain/language";

const cache = new Map<string, Intl.DateTimeFormat>();

function format(timeZone: string, year: boolean, language: Language): Intl.DateTimeFormat {
  const key = `${timeZone} ${year} ${language}`;
  const known = cache.get(key);
  if (known) return known;
  const options = { day: "numeric", month: "short", timeZone } as const;
  const made = new Intl.DateTimeFormat(
    LOCALES[language],
    year ? { ...options, year: "numeric" } : options,
  );
  cache.set(key, made);
  return made;
}

/** "12 Nov" in the practice's time zone. */
export function shortDay(at: Date, timeZone: string, language: Language = "en"): string {
  return format(timeZone, false, language).format(at);
}

/** "12 Nov 2026", for tables and ends of axes. */
export function fullDay(at: Date, timeZone: string, language: Language = "en"): string {
  return format(timeZone, true, language).format(at);
}
