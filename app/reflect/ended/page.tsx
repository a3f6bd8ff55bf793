import { headers } from "next/headers";
import { Message } from "@/components/reflection/message";
import { Room } from "@/components/reflection/room";
import { wordsFor } from "@/content/words/words";
import { languageAsked } from "../language";

type Props = { searchParams: Promise<{ page?: string }> };

/** Whatever ended, and for whom, it looks the same. */
export default async function EndedPage({ searchParams }: Props) {
  const language = languageAsked((await headers()).get("accept-language"));
  const { ended, leave } = wordsFor(language);
  const closed = (await searchParams).page === "closed";
  return (
    <Room language={language} leave={leave}>
      <Message heading={ended.heading} lines={[closed ? ended.closed : ended.dead]} />
    </Room>
  );
}
