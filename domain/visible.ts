import type { Language } from "./language";
import { opens } from "./passphrase";
import type { Partner, Principal } from "./principal";
import { CORRECTION_LASTS } from "./reflection";

/** What is asked to be read: a reflection's words and numbers, or one passage of it. */
export type Reading = {
  coupleId: string;
  partnerId: string;
  /** The sign-in that wrote the words, and when. */
  writtenIn: string | null;
  writtenAt: Date | null;
  sentAt: Date | null;
  sentIn: string | null;
  /** Whether the viewer is on the couple's care team. */
  careTeam: boolean;
  /** Withdrawn or set aside: nobody but the writer reads it. */
  withdrawn?: boolean;
  /** The viewer guesses it first, and has neither guessed nor opened it yet. */
  unguessed?: boolean;
  /** The writer asked for everything to be erased: nobody reads it. */
  erasing?: boolean;
  /** Asked for the therapist alone (product rule 6). */
  therapistOnly?: boolean;
  /** Set for one written passage: whether its prompt may be released, and when it opens, if it does. */
  passage?: { releasable: boolean; opensAt: Date | null };
};

/** A partner to whom the therapist hands a report: no principal, for nobody signs in to a paper. */
export type Reader = {
  kind: "reader";
  coupleId: string;
  partnerId: string;
  language: Language;
};

/**
 * Who may read what, decided once for pages, exports and messages (product rules 1 to 3 and 6).
 * A therapist on the care team reads what was sent, never a draft, nor what is to be guessed first. A
 * partner reads back an own draft, and for ten minutes what was sent, in the sign-in that wrote it,
 * or what the passphrase opens. Of the other partner's words, only a passage both released, from its
 * hour. On a report that the therapist hands out a partner reads the own words that were sent, and of
 * the other's the same. What was asked for the therapist alone, a therapist reads who is not in the
 * room with a couple.
 */
export function visibleTo(viewer: Principal | Reader, reading: Reading, now: Date): boolean {
  if (reading.erasing) return false;
  switch (viewer.kind) {
    case "system":
    case "entrant":
      return false;
    case "therapist":
      if (reading.therapistOnly && viewer.inTheRoom) return false;
      return (
        reading.careTeam && reading.sentAt !== null && !reading.withdrawn && !reading.unguessed
      );
    case "partner":
      if (viewer.coupleId !== reading.coupleId) return false;
      return viewer.partnerId === reading.partnerId
        ? ownWords(viewer, reading, now)
        : opened(reading, now);
    case "reader":
      if (viewer.coupleId !== reading.coupleId || reading.therapistOnly) return false;
      return viewer.partnerId === reading.partnerId
        ? reading.sentAt !== null && !reading.withdrawn
        : opened(reading, now);
  }
}

function ownWords(viewer: Partner, reading: Reading, now: Date): boolean {
  const { writtenIn, sentAt, sentIn } = reading;
  if (viewer.unlocked && opens(viewer.unlocked, reading)) return true;
  // Sending must not open what another sign-in wrote: whoever holds the link can press Send.
  if (writtenIn !== viewer.signInId) return false;
  if (sentAt === null) return true;
  return sentIn === viewer.signInId && now.getTime() - sentAt.getTime() < CORRECTION_LASTS;
}

function opened({ passage, sentAt, withdrawn }: Reading, now: Date): boolean {
  if (!passage?.releasable || sentAt === null || withdrawn) return false;
  return passage.opensAt !== null && passage.opensAt <= now;
}
