/** Languages of the partner's side. A third one is a matter of `content/` alone. */
export const LANGUAGES = ["en", "es"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language as those who read it call it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: "English", es: "Español" };

/** One text in every language of the partner's side. */
export type Words = Readonly<Record<Language, string>>;
