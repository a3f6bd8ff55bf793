import { headers } from "next/headers";
import { Message } from "@/components/reflection/message";
import { Room } from "@/components/reflection/room";
import { RoomLink } from "@/components/reflection/room-link";
import { wordsFor } from "@/content/words/words";
import { REQUEST_ID } from "@/server/log";
import { languageAsked } from "../language";
import { numbered } from "../reply";

type Props = { searchParams: Promise<{ lang?: string; request?: string }> };

/** What stands in for a page of the room that fails on our side. It asks the database nothing. */
export default async function FailedPage({ searchParams }: Props) {
  const { lang, request = "" } = await searchParams;
  const language = languageAsked((await headers()).get("accept-language"), lang);
  const words = wordsFor(language);
  const { failed, leave } = words;
  const number = REQUEST_ID.test(request) ? [numbered(words, request)] : [];
  return (
    <Room language={language} leave={leave} languages={{ href: "/reflect/failed" }}>
      <Message heading={failed.heading} lines={[failed.sentence, failed.wait, ...number]} />
      <div className="mt-auto pt-8">
        <RoomLink href="/reflect">{failed.again}</RoomLink>
      </div>
    </Room>
  );
}
