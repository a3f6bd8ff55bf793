import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { EnhanceProps } from "@/components/reflection/enhance";
import { watchLines as watchFor } from "@/content/words/watch";
import { type ClientWords, wordsFor } from "@/content/words/words";
import { enterRoom, type Room } from "@/data/room";
import { NotFound } from "@/domain/errors";
import type { Language } from "@/domain/language";
import { PARTNER_IDLE } from "@/domain/reflection";
import { logError, named } from "@/server/log";
import { languageAsked } from "./language";
import { signedInPartner } from "./sign-in";

/** Where whoever is not, or no longer, signed in is sent. */
export const CLOSED = "/reflect/ended?page=closed";

/** Where whoever comes is sent while no page can be shown. */
const FAILED = "/reflect/failed";

/** The room of the partner signed in here, or null when there is none. */
const roomHere = cache(async () => {
  const partner = await signedInPartner();
  if (!partner) return null;
  const room = await enterRoom(partner).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  return room && { partner, room, words: wordsFor(room.language) };
});

/**
 * The room of the partner signed in here, who may not have said yet to be the one the link is for:
 * only the first page, which asks that, may begin so. Whoever is not signed in is sent to the end.
 */
export async function requireArrival() {
  const found = await roomHere().catch((error: unknown) => {
    const entry = named(error);
    logError({ route: "/reflect", ...entry });
    // A page of its own, which asks the database nothing and needs no script to be read.
    return redirect(`${FAILED}?request=${entry.requestId}`);
  });
  // Once everything is erased, with the couple or alone, the link is as dead as any other.
  const here = found ?? redirect((await signedInPartner()) ? "/reflect/ended" : CLOSED);
  return here.room.erasing?.erasedAt ? redirect("/reflect/ended") : here;
}

/** The same, once whoever started said to be the one; everybody else is asked first. */
export async function requireRoom() {
  const here = await requireArrival();
  return here.room.confirmed ? here : redirect("/reflect");
}

/** The same, with a round to write; without one there is only the first page. */
export async function requireRound() {
  const here = await requireRoom();
  const { round } = here.room;
  return round ? { ...here, round } : redirect("/reflect");
}

/**
 * The same, for what is written before it is sent: who sees it was shown as it is now. Otherwise the
 * first page comes first. What was chosen about the exercise bars nobody: another sign-in by the same
 * link would learn from it what that was.
 */
export async function requireDraft() {
  const here = await requireRound();
  const { reflection, terms } = here.room;
  if (reflection?.sentAt) redirect("/reflect/done");
  if (!terms.seen) redirect("/reflect");
  return here;
}

/** The language of the room, or, where nobody is signed in or asking fails, the browser's. */
export async function languageHere(): Promise<Language> {
  const here = await roomHere().catch(() => null);
  return here?.room.language ?? languageAsked((await headers()).get("accept-language"));
}

/** Said wherever people write: nobody is watching, and whom to call. */
export function watchLines(_words: ClientWords, { language, practice }: Room): string[] {
  return watchFor(language, practice.crisisLine);
}

/** The same, and that a passphrase opens what is sent, where one is set: its writer may not know. */
export function openingLines(words: ClientWords, room: Room): string[] {
  const lines = watchLines(words, room);
  return room.hasPassphrase ? [...lines, words.watch.passphrase] : lines;
}

/** What `watchLines` says, in the language of a reply, to whoever is signed in here; to others nothing. */
export async function watchHere(language: Language): Promise<string[]> {
  const here = await roomHere().catch(() => null);
  return here ? watchFor(language, here.room.practice.crisisLine) : [];
}

/** "Dr. Okafor and Sam Reyes", as the language joins names. */
export function namesOf({ language, careTeam }: Room): string {
  return new Intl.ListFormat(language).format(careTeam);
}

/** What the room's script needs on any screen. */
export function enhancing(words: ClientWords, { language }: Room): EnhanceProps {
  return {
    language,
    words: { ...words.saving, look: words.kept.look },
    idleMinutes: PARTNER_IDLE / 60_000,
  };
}
