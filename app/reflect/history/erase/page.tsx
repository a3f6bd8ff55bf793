import { redirect } from "next/navigation";
import { clockTime } from "@/components/reflection/clock";
import { Enhance } from "@/components/reflection/enhance";
import { Erase } from "@/components/reflection/erasing";
import { Room } from "@/components/reflection/room";
import { fill } from "@/content/words/words";
import { wouldBeSure } from "@/data/erasure";
import { passphraseTries } from "@/data/passphrase";
import { erasesAt } from "@/domain/erasure";
import { enhancing, requireRoom } from "../../room";
import { dayIn } from "../../sharing";
import { wrongIn } from "../said";

type Props = { searchParams: Promise<{ problem?: string }> };

/** What erasing everything reaches, what stays, and until when it can be undone. */
export default async function ErasePage({ searchParams }: Props) {
  const { problem } = await searchParams;
  const { partner, room, words } = await requireRoom();
  if (!room.unlocked || room.erasing) redirect("/reflect/history");
  const { erase, passphrase } = words;
  const { left, until } = await passphraseTries(partner);
  const time = until && clockTime(until, room.language, room.practice.timeZone);
  const day = dayIn(room, erasesAt(new Date()));
  const hold = room.terms.legalHold ? [erase.hold] : [];
  const when = (await wouldBeSure(partner)) ? fill(erase.later, { day }) : erase.unsure;
  return (
    <Room
      language={room.language}
      leave={words.leave}
      where={erase.where}
      languages={{ link: partner.linkId }}
    >
      <Erase
        words={erase}
        lines={[erase.now, when, ...hold, erase.undo, erase.stays, erase.notes]}
        link={partner.linkId}
        error={problem === "wrong" ? wrongIn(words, left) : null}
        waiting={time && fill(passphrase.waiting, { time })}
      />
      <Enhance {...enhancing(words, room)} />
    </Room>
  );
}
