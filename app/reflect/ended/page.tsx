import { headers } from "next/headers";
import { Message } from "@/components/reflection/message";
import { Room } from "@/components/reflection/room";
import { wordsFor } from "@/content/words/words";
import { languageAsked } from "../language";

type Props = { searchParams: Promise<{ page?: string; lang?: string }> };

/** Whatever ended, and for whom, it looks the same. */
export default async function EndedPage({ searchParams }: Props) {
  const { page, lang } = await searchParams;
  const language = languageAsked((await headers()).get("accept-language"), lang);
  const { ended, leave } = wordsFor(language);
  const line = page === "closed" ? ended.closed : page === "passed" ? ended.passed : ended.dead;
  return (
    <Room
      language={language}
      leave={leave}
      languages={{ href: `/reflect/ended${page ? `?page=${encodeURIComponent(page)}` : ""}` }}
    >
      <Message heading={ended.heading} lines={[line]} />
    </Room>
  );
}
