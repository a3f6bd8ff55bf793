import { redirect } from "next/navigation";
import { clockTime } from "@/components/reflection/clock";
import { Done } from "@/components/reflection/done";
import { Enhance } from "@/components/reflection/enhance";
import { Room } from "@/components/reflection/room";
import { fill } from "@/content/words/words";
import { CORRECTION_LASTS } from "@/domain/reflection";
import { enhancing, namesOf, requireRound } from "../room";

export default async function DonePage() {
  const { partner, room, round, words } = await requireRound();
  const { reflection, language, practice } = room;
  if (!reflection?.sentAt) redirect("/reflect");
  const until = new Date(reflection.sentAt.getTime() + CORRECTION_LASTS);
  const open = reflection.sentHere && new Date() < until;
  const { done } = words;
  return (
    <Room language={language} leave={words.leave} where={done.where}>
      <Done
        words={done}
        sentence={fill(done.sentence, { readers: namesOf(room) })}
        until={
          open
            ? { at: until.toISOString(), time: clockTime(until, language, practice.timeZone) }
            : null
        }
        form={{ round: round.id, link: partner.linkId }}
      />
      <Enhance {...enhancing(words, room)} />
    </Room>
  );
}
