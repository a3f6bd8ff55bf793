import { z } from "zod";
import { LONGEST_ANSWER } from "./exercise";

/**
 * What the therapist writes at a couple's time: a private note, a few words at a day ("moved house"),
 * or what was agreed with both. Of these the agreement alone is the couple's to know.
 */
export const ENTRY_KINDS = ["note", "event", "agreement"] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** An entry as it is read; `day` is a calendar day, of a note the one it was written on. */
export type Entry = {
  id: string;
  kind: EntryKind;
  words: string;
  day: string;
  sessionId: string | null;
  by: string;
};

const words = z.string();
const day = z.string();
// An empty choice is none.
const sessionId = z.union([z.uuid(), z.literal("")]).optional();

/** A form's fields by its kind: only a note has no day of its own, only an event no session. */
export const entryInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("note"), words, sessionId }),
  z.strictObject({ kind: z.literal("event"), words, day }),
  z.strictObject({ kind: z.literal("agreement"), words, day, sessionId }),
]);
export type EntryInput = z.infer<typeof entryInput>;

/** Longest words of each kind, in bytes. */
const LONGEST: Readonly<Record<EntryKind, number>> = {
  note: LONGEST_ANSWER,
  event: 200,
  agreement: 4000,
};

/** What is wrong with an entry, by field, in sentences; null when nothing is. */
export function entryProblem(entry: EntryInput, bytes: number): Record<string, string> | null {
  if (bytes === 0) return { words: "Write something first." };
  if (bytes > LONGEST[entry.kind]) return { words: "This is longer than it can be. Shorten it." };
  return "day" in entry && !isDay(entry.day) ? { day: "Choose a day." } : null;
}

/** A stretch of the timeline: a session with what belongs to it, or a day of its own. */
export type Stretch<S> = { session: S | null; entries: Entry[] };

/**
 * Sessions that began by `today` (a calendar day, as `dayOf` gives one of a session) with their
 * entries, and what belongs to no such session by its day, the newest first.
 */
export function timelineOf<S extends { id: string }>(
  sessions: readonly S[],
  entries: readonly Entry[],
  dayOf: (session: S) => string,
  today: string,
): Stretch<S>[] {
  const past = sessions.filter((each) => dayOf(each) <= today);
  const own = (id: string) => entries.filter((each) => each.sessionId === id);
  const loose = entries.filter((each) => !past.some(({ id }) => id === each.sessionId));
  const stretches = [
    ...past.map((session) => ({ on: dayOf(session), session, entries: own(session.id) })),
    ...loose.map((entry) => ({ on: entry.day, session: null, entries: [entry] })),
  ];
  return stretches
    .sort((a, b) => b.on.localeCompare(a.on))
    .map(({ session, entries: those }) => ({ session, entries: those }));
}

/** The agreement that stands: the latest, by its day. */
export function standingAgreement(entries: readonly Entry[]): Entry | undefined {
  return entries
    .filter((each) => each.kind === "agreement")
    .sort((a, b) => b.day.localeCompare(a.day))[0];
}

function isDay(day: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day));
}
