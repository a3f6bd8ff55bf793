import { expect, test } from "vitest";
import { wordsFor } from "@/content/words/words";
import { keptPage } from "./kept-page";

const english = { language: "en", words: wordsFor("en"), sentence: "Why.", nonce: null } as const;

test("gives back every character that was typed", () => {
  const text = `\n<script>alert(1)</script> "quoted" & 'so' </textarea><img src=x onerror=alert(1)>`;
  const html = keptPage({ ...english, typed: { text, advice: "Copy it." } });
  expect(html).not.toMatch(/<script|<img/);
  const inside = /<textarea[^>]*>\n([\s\S]*?)<\/textarea>/.exec(html)?.[1] ?? "";
  const read = inside
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
  expect(read).toBe(text);
});

test("what can be shortened can be handed in again, what cannot can only be copied", () => {
  const typed = { text: "Words", advice: "Shorten it.", again: { step: '3"><b>' } };
  const again = keptPage({ ...english, typed });
  expect(again).toContain('<input type="hidden" name="step" value="3&quot;&gt;&lt;b&gt;">');
  expect(again).not.toContain("readonly");
  const copy = keptPage({ ...english, typed: { text: "Words", advice: "Copy it." } });
  expect(copy).toContain("readonly");
  expect(copy).not.toContain("<button");
});

test("says that nobody is watching, and whom to call, where one can go on writing", () => {
  const typed = { text: "Words", advice: "Shorten it.", again: { step: "3" } };
  const html = keptPage({ ...english, typed, watch: ["Nobody watches.", "Call <112>."] });
  expect(html).toContain("<p>Nobody watches.</p>");
  expect(html).toContain("<p>Call &lt;112&gt;.</p>");
});

test("has the way out and a title that says nothing", () => {
  const html = keptPage({
    ...english,
    language: "es",
    words: wordsFor("es"),
    to: "/reflect/step/2",
  });
  expect(html).toContain('<html lang="es">');
  expect(html).toContain("<title>Página</title>");
  expect(html).toContain('href="/leave"');
  expect(html).toContain('href="/reflect/step/2"');
});
