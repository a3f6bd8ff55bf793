import { expect } from "@playwright/test";
import fc from "fast-check";
import { figure, sized } from "@/scripts/figure";
import { type Fields, WITHOUT_PROXY } from "./visitor";

// Whatever is sent, the product has an answer of its own to it.

/** What a test of a table sends besides; together they come to five thousand. */
const TIMES = sized(3, 45);

/** The fields of a form, some of them others than they should be: null is left out. */
type Changed = Readonly<Record<string, string | null>>;

const AWKWARD = [
  ...[
    "",
    " ",
    "\0",
    "\uFEFF",
    "null",
    "undefined",
    "NaN",
    "Infinity",
    "-1",
    "1e400",
    "[object Object]",
  ],
  ...["2026-02-30", "2026-13-01T00:00:00Z", "9999999-12-31", "0000-00-00", "99999999999999999999"],
  ...["../../etc/passwd", "%E0%A4%A", "%00", "' or 1=1 --", "{}", "[]", '[{"id":1}]', "\u202Egpj"],
];

const value = fc.oneof(
  fc.constantFrom(...AWKWARD),
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc.uuid(),
  fc.integer().map(String),
  fc.double().map(String),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.json(),
  fc.nat(70_000).map((length) => "x".repeat(length)),
);

/** Some of the fields of a form are something else, are missing, or are new. */
function changes(fields: readonly string[]): fc.Arbitrary<Changed> {
  const name = fc.constantFrom(...fields, "unknown", "__proto__", "constructor", "$ACTION_REF_1");
  return fc.dictionary(name, fc.option(value, { freq: 8 }), { minKeys: 1, maxKeys: 4 });
}

/** What a form sends when some of its fields are changed. */
export function changed(form: Fields, by: Changed): [string, string][] {
  const all = Object.entries<string | null>({ ...form, ...by });
  return all.flatMap(([name, text]) => (text === null ? [] : [[name, text.toWellFormed()]]));
}

/**
 * Sends what is not meant, by anyone of `people`: an answer of 500, or a page that breaks on its way
 * to the router, fails.
 */
export async function fuzz<Who extends string>(
  what: string,
  people: readonly Who[],
  fields: readonly string[],
  send: (who: Who, by: Changed) => Promise<Response>,
): Promise<void> {
  // What is too large is refused there; without it the framework does, as if it had failed.
  if (WITHOUT_PROXY) return;
  const visit = fc.asyncProperty(fc.constantFrom(...people), changes(fields), async (who, by) => {
    const response = await send(who, by);
    const broken = /:E\{"digest":"\d/.test(await response.text());
    expect({ what, status: broken ? "broken" : response.status < 500 }).toEqual({
      ...{ what, status: true },
    });
  });
  await fc.assert(visit, { numRuns: TIMES, seed: sized(20_261_128, Date.now() % 2 ** 31) });
  figure("Random input", { inputs: TIMES, "answers of 500": 0 });
}
