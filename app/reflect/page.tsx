import { redirect } from "next/navigation";
import { Changed } from "@/components/reflection/changed";
import { Enhance } from "@/components/reflection/enhance";
import { Guard } from "@/components/reflection/guard";
import { HistoryLink } from "@/components/reflection/history-link";
import { Message } from "@/components/reflection/message";
import { Room } from "@/components/reflection/room";
import { WhoSees } from "@/components/reflection/who-sees";
import { type ClientWords, fill } from "@/content/words/words";
import { readDraft } from "@/data/reflection";
import type { Room as RoomData } from "@/data/room";
import { LOCALES } from "@/domain/language";
import { enhancing, openingLines, requireArrival } from "./room";
import { changesOf, endLines, readersOf } from "./who";

/** Whose this is; then who will see what, and whether to do it at all. */
export default async function FirstPage() {
  const { partner, room, words } = await requireArrival();
  const { language, round, reflection } = room;
  if (!room.confirmed) {
    return (
      <Room language={language} leave={words.leave} languages={{ link: partner.linkId }}>
        <Guard words={guardWords(words, room)} link={partner.linkId} />
      </Room>
    );
  }
  if (!round) {
    return (
      <Room language={language} leave={words.leave} languages={{ link: partner.linkId }}>
        <NothingOpen room={room} words={words} />
        <div className="mt-auto pt-8">
          <HistoryLink label={words.history.link} />
        </div>
      </Room>
    );
  }
  if (reflection?.sentAt) redirect("/reflect/done");
  const { shown } = await readDraft(partner, round.id);
  const begun = Object.keys(shown).length > 0;
  const { whoSees } = words;
  const changes = changesOf(words, room);
  return (
    <Room
      language={language}
      leave={words.leave}
      where={whoSees.where}
      languages={{ link: partner.linkId }}
    >
      <WhoSees
        about={aboutOf(words, room)}
        readers={readersOf(words, room)}
        changed={changes.length > 0 ? { heading: whoSees.changed, lines: changes } : null}
        watch={openingLines(words, room)}
        words={whoSees}
        choose={{
          fields: { round: round.id, link: partner.linkId, seen: room.terms.digest },
          options: [
            ...(begun
              ? [
                  { choice: "go-on", label: whoSees.goOn },
                  { choice: "review", label: whoSees.review },
                ]
              : [{ choice: "whole", label: whoSees.start }]),
            { choice: "change", label: whoSees.change },
            { choice: "declined", label: whoSees.notNow },
          ],
        }}
      />
      <HistoryLink label={words.history.link} />
      <Enhance {...enhancing(words, room)} />
    </Room>
  );
}

function guardWords({ guard }: ClientWords, { initial }: RoomData) {
  const named = { initial: `${initial}.` };
  return { ...guard, heading: fill(guard.heading, named), yes: fill(guard.yes, named) };
}

function aboutOf({ whoSees }: ClientWords, room: RoomData) {
  const { exercise, language, moment } = room;
  return {
    from: fill(whoSees.from, { therapist: room.from }),
    greeting: room.greeting,
    title: exercise.title[language],
    summary: exercise.summary[language],
    minutes: fill(whoSees.minutes, { minutes: exercise.minutes }),
    sample: room.practice.isSample ? whoSees.sample : null,
    moment: moment && fill(whoSees.moment, { moment }),
    together: exercise.together ? whoSees.together : null,
  };
}

function NothingOpen({ room, words }: { room: RoomData; words: ClientWords }) {
  const { nothingOpen } = words;
  const day = room.nextOpensAt?.toLocaleDateString(LOCALES[room.language], {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: room.practice.timeZone,
  });
  const next = day ? [fill(nothingOpen.opens, { day })] : [];
  const changes = changesOf(words, room);
  return (
    <>
      {changes.length > 0 ? <Changed heading={words.whoSees.changed} lines={changes} /> : null}
      <Message
        heading={nothingOpen.heading}
        lines={[nothingOpen.sentence, ...next, ...endLines(words.whoSees, room)]}
      />
    </>
  );
}
