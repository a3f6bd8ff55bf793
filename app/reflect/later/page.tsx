import { redirect } from "next/navigation";
import { Enhance } from "@/components/reflection/enhance";
import { Finish } from "@/components/reflection/finish";
import { Message } from "@/components/reflection/message";
import { Room } from "@/components/reflection/room";
import { RoomLink } from "@/components/reflection/room-link";
import { fill } from "@/content/words/words";
import { LOCALES } from "@/domain/language";
import { enhancing, requireRound } from "../room";
import { endLines } from "../who";

/** After "not now" or "later", which look the same: what stays possible, and until when. */
export default async function LaterPage() {
  const { partner, room, round, words } = await requireRound();
  const { language, practice, reflection } = room;
  if (reflection?.sentAt) redirect("/reflect/done");
  const { later } = words;
  const day = round.closesAt.toLocaleDateString(LOCALES[language], {
    ...{ weekday: "long", day: "numeric", month: "long" },
    timeZone: practice.timeZone,
  });
  return (
    <Room language={language} leave={words.leave} languages={{ link: partner.linkId }}>
      <Message
        heading={later.heading}
        lines={[later.seen, fill(later.until, { day }), ...endLines(words.whoSees, room)]}
      />
      <div className="mt-auto flex flex-col gap-2 pt-10">
        <Finish label={later.close} link={partner.linkId} kind="choice" />
        <RoomLink href="/reflect" kind="choice">
          {later.again}
        </RoomLink>
      </div>
      <Enhance {...enhancing(words, room)} />
    </Room>
  );
}
