/** Languages of the partner's side. A third one is named here, and the rest of it is `content/`. */
export const LANGUAGES = ["en", "es"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language as those who read it call it. */
export const LANGUAGE_NAMES: Words = { en: "English", es: "Español" };

/** Each language as the practice calls it. */
export const LANGUAGES_IN_ENGLISH: Words = { en: "English", es: "Spanish" };

/** How days are written in each: the day before the month. */
export const LOCALES: Words = { en: "en-GB", es: "es-ES" };

/** One text in every language of the partner's side. */
export type Words = Readonly<Record<Language, string>>;
