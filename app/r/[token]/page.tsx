import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { languageAsked } from "@/app/reflect/language";
import { Landing } from "@/components/reflection/landing";
import { Room } from "@/components/reflection/room";
import { wordsFor } from "@/content/words/words";

type Props = { params: Promise<{ token: string }> };

async function language() {
  return languageAsked((await headers()).get("accept-language"));
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: { absolute: wordsFor(await language()).pageTitle } };
}

/**
 * The same for every link, alive or dead: it asks the database nothing, so whoever fetches it
 * (a mail scanner, say) changes nothing and learns nothing.
 */
export default async function LandingPage({ params }: Props) {
  const { token } = await params;
  if (!/^[\w-]{43}$/.test(token)) redirect("/reflect/ended");
  const asked = await language();
  const { landing, leave } = wordsFor(asked);
  return (
    <Room language={asked} leave={leave}>
      <Landing action={`/r/${token}/start`} words={landing} />
    </Room>
  );
}
