import { type Language, LOCALES } from "./language";
import { wallTimeOf } from "./wall-time";

const DAY = 86_400_000;

/** An instant as a day in `timeZone`: "today", "tomorrow", "Thursday" within six days, "12 Nov", "12 Nov 2025". */
export function dayOf(at: Date, timeZone: string, now: Date): string {
  const days = daysBetween(now, at, timeZone);
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  if (days === -1) return "yesterday";
  if (Math.abs(days) <= 6) return print(at, timeZone, { weekday: "long" });
  const sameYear = wallTimeOf(at, timeZone).slice(0, 4) === wallTimeOf(now, timeZone).slice(0, 4);
  return print(at, timeZone, {
    day: "numeric",
    month: "short",
    ...(sameYear ? {} : { year: "numeric" }),
  });
}

/** An instant as a day and a time in `timeZone`: "Today 16:00", "Wed 25 Nov 18:30". */
export function momentOf(at: Date, timeZone: string, now: Date): string {
  const time = wallTimeOf(at, timeZone).slice(11);
  const days = daysBetween(now, at, timeZone);
  if (days === 0) return `Today ${time}`;
  if (days === 1) return `Tomorrow ${time}`;
  const day = print(at, timeZone, { weekday: "short", day: "numeric", month: "short" });
  return `${day.replace(",", "")} ${time}`;
}

/** An instant as a day named in full in `timeZone`: "Tuesday 3 March". */
export function fullDay(at: Date, timeZone: string): string {
  return print(at, timeZone, { weekday: "long", day: "numeric", month: "long" }).replace(",", "");
}

/** A moment as it stands inside a sentence: "today 16:00", "Wed 25 Nov 18:30". */
export function inSentence(moment: string): string {
  return moment.replace(/^T(?=oday|omorrow)/, "t");
}

/** A calendar day ("2026-02-07") in words: "7 Feb 2026". */
export function calendarDay(day: string, language: Language = "en"): string {
  const options = { day: "numeric", month: "short", year: "numeric" } as const;
  return print(new Date(`${day}T00:00Z`), "UTC", options, language);
}

function daysBetween(from: Date, to: Date, timeZone: string): number {
  const midnight = (at: Date) => Date.parse(`${wallTimeOf(at, timeZone).slice(0, 10)}T00:00Z`);
  return Math.round((midnight(to) - midnight(from)) / DAY);
}

// A caseload prints hundreds of days, and making a format costs far more than using it.
const FORMATS = new Map<string, Intl.DateTimeFormat>();

function print(
  at: Date,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
  language: Language = "en",
): string {
  const key = `${language} ${timeZone} ${Object.entries(options)}`;
  const format =
    FORMATS.get(key) ?? new Intl.DateTimeFormat(LOCALES[language], { timeZone, ...options });
  FORMATS.set(key, format);
  return format.format(at);
}
