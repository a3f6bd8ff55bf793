import { Message } from "@/components/reflection/message";
import { Room } from "@/components/reflection/room";
import { RoomLink } from "@/components/reflection/room-link";
import { wordsFor } from "@/content/words/words";
import { LANGUAGES } from "@/domain/language";
import { languageHere } from "../room";
import { signedInPartner } from "../sign-in";

type Props = { searchParams: Promise<{ lang?: string }> };

/** What "Leave this page" does, and what it cannot do. It tells nothing of who reads it. */
export default async function LeavingPage({ searchParams }: Props) {
  const { lang } = await searchParams;
  const here = await signedInPartner();
  const asked = here ? undefined : LANGUAGES.find((each) => each === lang);
  const language = asked ?? (await languageHere());
  const { leaving, leave } = wordsFor(language);
  const { what, keys, back, history, link } = leaving;
  return (
    <Room
      language={language}
      leave={leave}
      languages={here ? { link: here.linkId } : { href: "/reflect/leaving" }}
    >
      <Message heading={leaving.heading} lines={[what, keys, back, history, link]} />
      <div className="mt-auto pt-10">
        <RoomLink href="/reflect" kind="choice">
          {leaving.return}
        </RoomLink>
      </div>
    </Room>
  );
}
