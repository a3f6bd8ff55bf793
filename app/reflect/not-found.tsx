import { Message } from "@/components/reflection/message";
import { Room } from "@/components/reflection/room";
import { RoomLink } from "@/components/reflection/room-link";
import { wordsFor } from "@/content/words/words";
import { languageHere } from "./room";

export default async function NotFound() {
  const language = await languageHere();
  const { leave, missing } = wordsFor(language);
  return (
    <Room language={language} leave={leave}>
      <Message heading={missing.heading} lines={[missing.sentence]} />
      <div className="mt-auto pt-8">
        <RoomLink href="/reflect">{missing.back}</RoomLink>
      </div>
    </Room>
  );
}
