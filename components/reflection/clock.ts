import type { Language } from "@/domain/language";

/** A time of day as the room writes it, "10:42"; without a zone, in that of the device. */
export function clockTime(at: Date, language: Language, timeZone?: string): string {
  return new Intl.DateTimeFormat(language, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).format(at);
}

/** What is left of a countdown: 125 → "2:05". */
export function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
