import { redirect } from "next/navigation";
import { clockTime } from "@/components/reflection/clock";
import { Done } from "@/components/reflection/done";
import { Enhance } from "@/components/reflection/enhance";
import { Room } from "@/components/reflection/room";
import { type ClientWords, fill } from "@/content/words/words";
import type { Room as RoomData } from "@/data/room";
import { CORRECTION_LASTS } from "@/domain/reflection";
import { enhancing, namesOf, requireRound } from "../room";
import { endLines } from "../who";

export default async function DonePage() {
  const { partner, room, round, words } = await requireRound();
  const { reflection, language, practice } = room;
  if (!reflection?.sentAt) redirect("/reflect");
  const until = new Date(reflection.sentAt.getTime() + CORRECTION_LASTS);
  const open = reflection.sentHere && new Date() < until;
  const { done } = words;
  return (
    <Room
      language={language}
      leave={words.leave}
      where={done.where}
      languages={{ link: partner.linkId }}
    >
      <Done
        words={done}
        sentence={sentenceOf(words, room)}
        until={
          open
            ? { at: until.toISOString(), time: clockTime(until, language, practice.timeZone) }
            : null
        }
        lines={endLines(words.whoSees, room)}
        form={{ round: round.id, link: partner.linkId }}
        history={historyOf(words, room)}
      />
      <Enhance {...enhancing(words, room)} />
    </Room>
  );
}

// Who reads it is said to whoever sent it here, and the same whatever was chosen to be shared.
function sentenceOf({ done }: ClientWords, room: RoomData): string | null {
  if (!room.reflection?.sentHere) return null;
  if (room.reflection.withdrawn) return done.withdrawn;
  const sentence = room.releases ? done.sentenceReleases : done.sentence;
  return fill(sentence, { readers: namesOf(room) });
}

function historyOf({ history }: ClientWords, room: RoomData) {
  if (room.hasPassphrase) return { label: history.link, note: null };
  return { label: history.offer, note: room.reflection?.sentHere ? history.offerNote : null };
}
