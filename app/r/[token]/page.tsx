import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { languageAsked } from "@/app/reflect/language";
import { Landing } from "@/components/reflection/landing";
import { LeaveWays } from "@/components/reflection/leave-ways";
import { Room } from "@/components/reflection/room";
import { wordsFor } from "@/content/words/words";
import { LANGUAGES } from "@/domain/language";

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ lang?: string }> };

async function language({ searchParams }: Props) {
  return languageAsked((await headers()).get("accept-language"), (await searchParams).lang);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: { absolute: wordsFor(await language(props)).pageTitle } };
}

/**
 * The same for every link, alive or dead: it asks the database nothing, so whoever fetches it
 * (a mail scanner, say) changes nothing and learns nothing.
 */
export default async function LandingPage(props: Props) {
  const { token } = await props.params;
  if (!/^[\w-]{43}$/.test(token)) redirect("/reflect/ended");
  const asked = await language(props);
  const { lang } = await props.searchParams;
  const { landing, leave, leaveWays } = wordsFor(asked);
  return (
    <>
      <LeaveWays language={asked} words={leaveWays} />
      <Room language={asked} leave={leave} languages={{ href: `/r/${token}` }}>
        <Landing
          action={`/r/${token}/start`}
          words={landing}
          // What was chosen here goes on inside; what a browser asks for gives way to what the partner said.
          chosen={LANGUAGES.find((each) => each === lang)}
        />
      </Room>
    </>
  );
}
