import { inflateSync } from "node:zlib";

// The text of a PDF as Chromium prints it: glyphs, by way of the table that each font brings from its
// glyphs to characters. Where glyphs stand on the page is left out, and so is all white space.

type Glyphs = { bytes: number; characters: Map<string, string> };

/** All characters that the pages of a PDF show, in the order in which they are drawn, unspaced. */
export function textOfPdf(pdf: Buffer): string {
  const objects = objectsOf(pdf);
  const fonts = fontsOf(objects);
  return [...objects.values()]
    .map(({ content }) => content)
    .filter((content) => content !== null && /\bT[jJ]\b/.test(content))
    .map((content) => drawn(content ?? "", fonts))
    .join("")
    .replace(/\s/g, "");
}

type PdfObject = { head: string; content: string | null };

/** Objects by number: what stands before a stream, and the stream spelt out. */
function objectsOf(pdf: Buffer): Map<number, PdfObject> {
  const text = pdf.toString("latin1");
  const found = new Map<number, PdfObject>();
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\b([\s\S]*?)endobj/g)) {
    const [all = "", number, body = ""] = match;
    const begins = /stream\r?\n/.exec(body);
    if (!begins) {
      found.set(Number(number), { head: body, content: null });
      continue;
    }
    const head = body.slice(0, begins.index);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1]);
    const from = match.index + all.indexOf(body) + begins.index + begins[0].length;
    const bytes = pdf.subarray(from, from + length);
    const plain = head.includes("/FlateDecode") ? inflateSync(bytes) : bytes;
    found.set(Number(number), { head, content: plain.toString("latin1") });
  }
  return found;
}

/** Fonts by the name that pages give them. */
function fontsOf(objects: Map<number, PdfObject>): Map<string, Glyphs> {
  const fonts = new Map<string, Glyphs>();
  for (const { head } of objects.values()) {
    for (const [, name = "", number] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(number))?.head ?? "");
      const content = map && objects.get(Number(map[1]))?.content;
      if (content) fonts.set(name, glyphsOf(content));
    }
  }
  return fonts;
}

/** A font's ToUnicode table (PDF 32000-1, 9.10.3). */
function glyphsOf(table: string): Glyphs {
  const characters = new Map<string, string>();
  const space = /begincodespacerange\s*<([0-9a-f]+)>/i.exec(table)?.[1] ?? "0000";
  const width = space.length;
  const hex = (code: number) => code.toString(16).padStart(width, "0");
  for (const [, part = ""] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = "", to = ""] of part.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>/gi)) {
      characters.set(code.toLowerCase(), utf16(to));
    }
  }
  for (const [, part = ""] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    const ranges = part.matchAll(
      /<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*(?:<([0-9a-f]+)>|\[([^\]]*)\])/gi,
    );
    for (const [, low = "", high = "", from, list] of ranges) {
      const first = Number.parseInt(low, 16);
      const each = list?.match(/[0-9a-f]+/gi);
      for (let code = first; code <= Number.parseInt(high, 16); code++) {
        const next = from && (Number.parseInt(from, 16) + code - first).toString(16);
        const to = each ? each[code - first] : next?.padStart(from?.length ?? 4, "0");
        characters.set(hex(code), utf16(to ?? ""));
      }
    }
  }
  return { bytes: width / 2, characters };
}

function utf16(hex: string): string {
  return Buffer.from(hex.padStart(4, "0"), "hex").swap16().toString("utf16le");
}

/** What a content stream draws: fonts are chosen by Tf, glyphs shown by Tj and TJ. */
function drawn(content: string, fonts: Map<string, Glyphs>): string {
  let font: Glyphs | undefined;
  let text = "";
  const marks = /\/(F\d+) [\d.]+ Tf|<([0-9a-f\s]*)>|\((?:\\.|[^\\)])*\)\s*Tj/gi;
  for (const [all, name, glyphs] of content.matchAll(marks)) {
    if (name) font = fonts.get(name);
    else if (glyphs === undefined)
      throw new RangeError(`text of another kind: ${all.slice(0, 40)}`);
    else if (font) {
      const codes = glyphs.replace(/\s/g, "").toLowerCase();
      for (let at = 0; at < codes.length; at += font.bytes * 2) {
        text += font.characters.get(codes.slice(at, at + font.bytes * 2)) ?? "\u{fffd}";
      }
    }
  }
  return text;
}
