import { expect, test } from "vitest";
import { languageAsked } from "./language";

test.each([
  [null, "en"],
  ["", "en"],
  ["es-MX,es;q=0.9,en;q=0.8", "es"],
  ["en-GB,es;q=0.9", "en"],
  ["de-DE,de;q=0.9,es;q=0.4,en;q=0.2", "es"],
  ["en;q=0.2, es;q=0.7", "es"],
  ["fr", "en"],
  ["*;;;,=", "en"],
])("%j is read as %s", (header, language) => {
  expect(languageAsked(header)).toBe(language);
});
