import type { ReadersProps, Sight } from "@/components/reflection/readers";
import { type ClientWords, fill } from "@/content/words/words";
import type { Room } from "@/data/room";
import { BRINGS, type ConfidencesWords } from "@/domain/confidences";
import { LANGUAGES, type Language } from "@/domain/language";
import { changesBetween, teamBetween } from "@/domain/terms";
import { dayIn } from "./sharing";

const SIGHT = { yes: "sees", asks: "asks", no: "nothing" } as const satisfies Record<string, Sight>;

/** Who sees what, in the room's language: the picture before the first answer and before sending. */
export function readersOf({ whoSees }: ClientWords, room: Room): ReadersProps {
  const { terms, language, releases } = room;
  const { confidences } = terms;
  const brings = confidences && BRINGS[confidences.template];
  const own = confidences && wordsIn(language, confidences.words);
  return {
    you: { name: whoSees.you, note: whoSees.youNote },
    team: terms.careTeam.map(({ name }) => ({ name, note: whoSees.readerNote })),
    partner: {
      name: whoSees.partner,
      note: releases ? whoSees.partnerNoteReleases : whoSees.partnerNote,
    },
    session: {
      name: whoSees.session,
      note: whoSees.sessionNotes[brings ?? "none"],
      // Until it is written down, asking is what is left.
      sight: brings ? SIGHT[brings] : "asks",
      words: own && { label: whoSees.policy, ...own },
    },
    keeping: keepingOf(whoSees, room),
    aloud: { sees: whoSees.sees, nothing: whoSees.seesNothing },
  };
}

/** How long it is kept: for the practice's years, unless it is to be erased on a day that is known. */
function keepingOf(whoSees: ClientWords["whoSees"], room: Room): string[] {
  const { legalHold, retentionYears } = room.terms;
  const ends = endLines(whoSees, room);
  if (ends.length > 0) return ends;
  const keptFor = fill(whoSees.keptFor, { time: yearsIn(whoSees, retentionYears) });
  return [keptFor, ...(legalHold ? [whoSees.hold] : [])];
}

/** That everything is to be erased and when, whether with the couple or with the practice; no line while it is not, or held. */
export function endLines({ closing, erasing }: ClientWords["whoSees"], room: Room): string[] {
  const { erasesAt, coupleErasesAt, legalHold } = room.terms;
  // Of what the partner asked to erase sooner, nothing is left to say.
  if (legalHold || room.erasing) return [];
  const ends = [
    ...(erasesAt ? [{ at: erasesAt, words: closing }] : []),
    ...(coupleErasesAt ? [{ at: coupleErasesAt, words: erasing }] : []),
  ];
  const [first] = ends.sort((a, b) => a.at.getTime() - b.at.getTime());
  return first ? [fill(first.words, { day: dayIn(room, first.at) })] : [];
}

/** What is other than when it was last seen, in sentences; who joined the care team by name. */
export function changesOf({ whoSees }: ClientWords, { terms, language }: Room): string[] {
  if (!terms.lastSeen) return [];
  const { joined, left } = teamBetween(terms.lastSeen, terms.digest);
  const names = terms.careTeam.filter(({ id }) => joined.includes(id)).map(({ name }) => name);
  return [
    ...changesBetween(terms.lastSeen, terms.digest).map((each) => whoSees.changes[each]),
    ...(names.length > 0
      ? [fill(whoSees.joined, { names: new Intl.ListFormat(language).format(names) })]
      : []),
    ...(left.length > 0 ? [whoSees.left] : []),
  ];
}

/** The therapist's words in the partner's language, or else in the one they were written in. */
function wordsIn(language: Language, words: ConfidencesWords) {
  const found = [language, ...LANGUAGES].find((each) => words[each]);
  return found ? { text: words[found] ?? "", language: found } : null;
}

function yearsIn({ year, years }: ClientWords["whoSees"], count: number): string {
  return count === 1 ? year : fill(years, { count });
}
