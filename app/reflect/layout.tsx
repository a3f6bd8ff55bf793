import type { Metadata } from "next";
import type { ReactNode } from "react";
import { wordsFor } from "@/content/words/words";
import { languageHere } from "./room";

/** The tab, the history and a bookmark say nothing of what this is (product rule 10). */
export async function generateMetadata(): Promise<Metadata> {
  return { title: { absolute: wordsFor(await languageHere()).pageTitle } };
}

export default function ReflectLayout({ children }: { children: ReactNode }) {
  return children;
}
