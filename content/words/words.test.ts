import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "@/domain/language";
import { en } from "./en";
import { fill, wordsFor } from "./words";

/** Every text by its path: `saving.saved` → `Saved {time}`. */
function leaves(words: object, at = ""): [path: string, text: string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[`${at}${key}`, value]] : leaves(value, `${at}${key}.`),
  );
}

const gaps = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

const english = new Map(leaves(en));

describe.each(LANGUAGES.filter((language) => language !== "en"))("%s", (language) => {
  const other = new Map(leaves(wordsFor(language)));

  test("has every text, and no other", () => {
    expect([...other.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test.each([...english])("%s", (path, text) => {
    const translated = other.get(path) ?? "";
    expect(translated.trim()).not.toBe("");
    expect(translated).not.toBe(text);
    expect(gaps(translated)).toEqual(gaps(text));
  });
});

test.each(LANGUAGES)("nothing shouts or is empty (%s)", (language) => {
  for (const [path, text] of leaves(wordsFor(language))) {
    expect(text.trim(), path).toBe(text);
    expect(text, path).not.toMatch(/^$|[!¡]|Oops/);
  }
});

/** Product rule 10: what is seen before Start, or by whoever finds an old page, gives nothing away. */
test.each(LANGUAGES)("title and landing reveal nothing (%s)", (language) => {
  const { pageTitle, landing, leave } = wordsFor(language);
  for (const [path, text] of leaves({ pageTitle, landing, leave })) {
    expect(text, path).not.toMatch(
      /therap|terap|partner|pareja|exercise|ejercicio|minutes?\b.*long/i,
    );
  }
});

test.each(LANGUAGES.filter((language) => language !== "en"))(
  "the pages of a printed report are counted in it (%s)",
  (language) => {
    const css = readFileSync("app/globals.css", "utf8");
    expect(css).toMatch(new RegExp(`@page ${language} \\{[^}]*content: "[^"]+" counter\\(page\\)`));
    expect(css).toContain(`body:has([data-paper="${language}"])`);
  },
);

describe("fill", () => {
  test("puts a value into each gap", () => {
    expect(fill("{step} of {total}", { step: 2, total: 5 })).toBe("2 of 5");
  });

  test("never reads a gap in a value", () => {
    expect(fill("From {therapist}", { therapist: "{therapist} & Co" })).toBe(
      "From {therapist} & Co",
    );
  });
});
