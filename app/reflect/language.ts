import { LANGUAGES, type Language } from "@/domain/language";

/**
 * The language that was chosen on the page, or that a browser asks for first among those we have;
 * English when it asks for none.
 */
export function languageAsked(acceptLanguage: string | null, chosen?: string | null): Language {
  const onPage = LANGUAGES.find((language) => language === chosen);
  if (onPage) return onPage;
  const asked = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...rest] = part.trim().split(";");
      const weight = rest.map((each) => each.trim()).find((each) => each.startsWith("q="));
      return { code: tag.trim().slice(0, 2).toLowerCase(), weight: Number(weight?.slice(2) ?? 1) };
    })
    .sort((a, b) => b.weight - a.weight);
  for (const { code } of asked) {
    const found = LANGUAGES.find((language) => language === code);
    if (found) return found;
  }
  return "en";
}
