import { redirect } from "next/navigation";
import { Enhance } from "@/components/reflection/enhance";
import { HistoryLink } from "@/components/reflection/history-link";
import { Message } from "@/components/reflection/message";
import { Room } from "@/components/reflection/room";
import { WhoSees } from "@/components/reflection/who-sees";
import { type ClientWords, fill } from "@/content/words/words";
import { readDraft } from "@/data/reflection";
import type { Room as RoomData } from "@/data/room";
import { enhancing, requireRoom, watchLines } from "./room";
import { whereToGoOn } from "./steps";

export default async function WhoSeesPage() {
  const { partner, room, words } = await requireRoom();
  const { language, round } = room;
  if (!round) {
    return (
      <Room language={language} leave={words.leave}>
        <NothingOpen room={room} words={words} />
        <div className="mt-auto pt-8">
          <HistoryLink label={words.history.link} />
        </div>
      </Room>
    );
  }
  if (room.reflection?.sentAt) redirect("/reflect/done");
  const { shown } = await readDraft(partner, round.id);
  const begun = Object.keys(shown).length > 0;
  const { whoSees } = words;
  return (
    <Room language={language} leave={words.leave} where={whoSees.where}>
      <WhoSees
        about={{
          from: fill(whoSees.from, { therapist: room.from }),
          greeting: room.greeting,
          title: room.exercise.title[language],
          summary: room.exercise.summary[language],
          minutes: fill(whoSees.minutes, { minutes: room.exercise.minutes }),
          sample: room.practice.isSample ? whoSees.sample : null,
          moment: room.moment && fill(whoSees.moment, { moment: room.moment }),
        }}
        readers={room.careTeam}
        watch={watchLines(words, room)}
        words={whoSees}
        start={{
          href: whereToGoOn(room.exercise, shown),
          label: begun ? whoSees.goOn : whoSees.start,
        }}
        review={begun ? { href: "/reflect/preview", label: whoSees.review } : undefined}
      />
      <HistoryLink label={words.history.link} />
      <Enhance {...enhancing(words, room)} />
    </Room>
  );
}

function NothingOpen({ room, words }: { room: RoomData; words: ClientWords }) {
  const { nothingOpen } = words;
  const day = room.nextOpensAt?.toLocaleDateString(room.language, {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: room.practice.timeZone,
  });
  const next = day ? [fill(nothingOpen.opens, { day })] : [];
  return <Message heading={nothingOpen.heading} lines={[nothingOpen.sentence, ...next]} />;
}
