import { Enhance } from "@/components/reflection/enhance";
import { Finish } from "@/components/reflection/finish";
import { Message } from "@/components/reflection/message";
import { Room } from "@/components/reflection/room";
import { RoomLink } from "@/components/reflection/room-link";
import { enhancing, requireDraft } from "../room";
import { stepPath } from "../steps";

type Props = { searchParams: Promise<{ at?: string; to?: string }> };

/** A break, from any step: the place is kept, and no clock runs. */
export default async function BreakPage({ searchParams }: Props) {
  const { partner, room, words } = await requireDraft();
  const { at, to } = await searchParams;
  const number = Number(at);
  const place = room.exercise.steps[number - 1] ? stepPath(number, toPreview(to)) : "/reflect";
  const { pause } = words;
  return (
    <Room language={room.language} leave={words.leave} languages={{ link: partner.linkId }}>
      <Message heading={pause.heading} lines={[pause.saved, pause.away]} />
      <div className="mt-auto flex flex-col gap-2 pt-10">
        <RoomLink href={place} kind="choice">
          {pause.goOn}
        </RoomLink>
        <Finish label={pause.close} link={partner.linkId} kind="choice" />
      </div>
      <Enhance {...enhancing(words, room)} />
    </Room>
  );
}

function toPreview(to: string | undefined): "preview" | undefined {
  return to === "preview" ? to : undefined;
}
