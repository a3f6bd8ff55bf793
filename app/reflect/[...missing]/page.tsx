import { Message } from "@/components/reflection/message";
import { Room } from "@/components/reflection/room";
import { RoomLink } from "@/components/reflection/room-link";
import { wordsFor } from "@/content/words/words";
import { languageHere } from "../room";
import { signedInPartner } from "../sign-in";

/**
 * An address of the room that leads nowhere ends in the room, with its way out. A page like any
 * other: what `notFound` brings is drawn by script, and whoever runs none would find it blank.
 */
export default async function MissingPage() {
  const here = await signedInPartner().catch(() => null);
  const language = await languageHere();
  const { leave, missing } = wordsFor(language);
  return (
    <Room
      language={language}
      leave={leave}
      languages={here ? { link: here.linkId } : { href: "/reflect/ended?page=closed" }}
    >
      <Message heading={missing.heading} lines={[missing.sentence]} />
      <div className="mt-auto pt-8">
        <RoomLink href="/reflect">{missing.back}</RoomLink>
      </div>
    </Room>
  );
}
