import type { Metadata } from "next";
import type { ReactNode } from "react";
import { LeaveWays } from "@/components/reflection/leave-ways";
import { wordsFor } from "@/content/words/words";
import { languageHere } from "./room";

/** The tab, the history and a bookmark say nothing of what this is (product rule 10). */
export async function generateMetadata(): Promise<Metadata> {
  return { title: { absolute: wordsFor(await languageHere()).pageTitle } };
}

export default async function ReflectLayout({ children }: { children: ReactNode }) {
  const language = await languageHere();
  return (
    <>
      <LeaveWays language={language} words={wordsFor(language).leaveWays} />
      {children}
    </>
  );
}
