import type { Language } from "@/domain/language";
import { en } from "./en";
import { es } from "./es";

/** The names of a template's gaps: `"Saved {time}"` has `time`. */
export type Gap<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Gap<Rest>
  : never;

/** The words of a language: of each, that it exists and has the gaps that English has. */
type WordsLike<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? [Gap<T[K]>] extends [never]
      ? string
      : `${string}{${Gap<T[K]>}}${string}`
    : WordsLike<T[K]>;
};

const WORDS = { en, es } satisfies Record<Language, WordsLike<typeof en>>;

export type ClientWords = (typeof WORDS)[Language];

/** The words of the partner's side in one language. */
export function wordsFor(language: Language): ClientWords {
  return WORDS[language];
}

/** A template with its gaps filled. A gap without a value does not compile. */
export function fill<T extends string>(
  template: T,
  values: Readonly<Record<Gap<T>, string | number>>,
): string {
  return template.replace(/\{(\w+)\}/g, (gap, name: string) =>
    name in values ? String(values[name as Gap<T>]) : gap,
  );
}
