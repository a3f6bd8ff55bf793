import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { orNotFound } from "@/app/(practice)/couples/couple-page";
import { currentReader } from "@/app/(practice)/therapist";
import { SafePassage } from "@/components/couple/safe-passage";
import { buttonLook } from "@/components/ui/button";
import { SAFE_VIEW } from "@/content/safe-view";
import { getMe } from "@/data/member";
import { safeView } from "@/data/safe-view";
import { type Language, LOCALES } from "@/domain/language";

// Both partners look at this tab.
export const metadata: Metadata = { title: "Shared" };

type Props = { params: Promise<{ coupleId: string }> };

/**
 * What both partners released, to show in a session. It stands outside the desk and asks the door
 * for nothing else of the couple, so that nothing else can be on the page or in its payload.
 */
export default async function SafeViewPage({ params }: Props) {
  const therapist = await currentReader("safe-view.read");
  const { coupleId } = await params;
  if (!z.uuid().safeParse(coupleId).success) notFound();
  const passages = await orNotFound(safeView(therapist, coupleId));
  const { timeZone } = (await getMe(therapist)).practice;
  const read = passages.flatMap((each) => each.words.map(({ language }) => language));
  const languages: Language[] = read.length > 0 ? [...new Set(read)] : ["en"];
  const heading = passages.length > 0 ? SAFE_VIEW.title : SAFE_VIEW.empty;
  return (
    <main className="mx-auto flex min-h-dvh max-w-5xl flex-col gap-12 px-6 py-12 md:px-12">
      <header>
        <h1 lang={languages[0] ?? "en"} className="text-title">
          {heading[languages[0] ?? "en"]}
        </h1>
        {languages.slice(1).map((language) => (
          <p key={language} lang={language} className="mt-1 font-serif text-section text-quiet">
            {heading[language]}
          </p>
        ))}
        {passages.length > 0 ? null : (
          <p className="mt-3 max-w-prose text-quiet">
            A passage comes here once both partners have chosen to share it and its hour has come.
          </p>
        )}
      </header>
      {passages.map(({ roundId, promptKey, title, prompt, words, dueAt }) => (
        <SafePassage
          key={`${roundId} ${promptKey}`}
          {...{ title, prompt, words }}
          languages={[...new Set(words.map(({ language }) => language))]}
          day={(language) => dayIn(language, dueAt, timeZone)}
        />
      ))}
      <nav data-chrome aria-label="Therapist" className="mt-auto">
        {/* A plain link: the router would keep the couple's page in this one's memory. */}
        <a href={`/couples/${coupleId}`} className={buttonLook("quiet", "desk", "-ml-4")}>
          Close this view
        </a>
      </nav>
    </main>
  );
}

function dayIn(language: Language, at: Date, timeZone: string): string {
  const options = { timeZone, day: "numeric", month: "long" } as const;
  return new Intl.DateTimeFormat(LOCALES[language], options).format(at);
}
