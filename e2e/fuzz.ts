import { expect } from "@playwright/test";
import fc from "fast-check";
import { figure, sized } from "@/scripts/figure";
import { EVERYBODY, type Fields, type Sent, type Who, WITHOUT_PROXY } from "./visitor";

// Whatever is sent, the product has an answer of its own to it.

/** What a test of a table sends besides; together they come to more than five thousand. */
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

// What no form sends: bodies that are not what they are called, and arguments that no action takes.
const unreadable = fc.record({
  type: fc.constantFrom(
    ...["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"],
    ...["multipart/form-data", "application/json", "text/x-component", "nonsense"],
  ),
  body: fc.oneof(
    fc.constantFrom("", "{", "[]", "null", '["$K1"]', '["$F1"]', '["$@1"]', '["$undefined"]'),
    fc.constantFrom("--x\r\n\r\n--x--", '--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n['),
    fc.string({ unit: "binary" }),
    fc.json(),
  ),
});

/** A body that cannot be read, in place of that of a form. */
export type Raw = Pick<Sent, "body" | "headers">;

type Fuzz = {
  /** Whom it serves: they send half of it, since what anybody else sends is refused unread. */
  serves: readonly Who[];
  /** The names of what is sent. */
  fields: readonly string[];
  /** Gives the answer to a form, or an address, some of whose values are others. */
  send: (who: Who, by: Changed) => Promise<Response>;
  /** Gives the answer to a body; left out where none is read. */
  sendRaw?: ((who: Who, raw: Raw) => Promise<Response>) | undefined;
};

/**
 * Sends what is not meant: an answer of 500, or a page that breaks on its way to the router, fails.
 */
export async function fuzz(what: string, { serves, fields, send, sendRaw }: Fuzz): Promise<void> {
  // What is too large or cannot be read is refused there; without it the framework does, as if it had failed.
  if (WITHOUT_PROXY) return;
  const anybody = fc.constantFrom(...EVERYBODY);
  const who = serves.length > 0 ? fc.oneof(fc.constantFrom(...serves), anybody) : anybody;
  let inputs = 0;
  let byRightful = 0;
  const look = async (from: Who, sent: unknown, answer: Promise<Response>) => {
    const response = await answer;
    const broken = /:E\{"digest":"\d/.test(await response.text());
    const status = broken ? "broken" : response.status < 500;
    expect({ what, from, sent, status }).toEqual({ what, from, sent, status: true });
    inputs += 1;
    if (serves.includes(from)) byRightful += 1;
  };
  const each = { numRuns: TIMES, seed: sized(20_261_128, Date.now() % 2 ** 31) };
  const forms = fc.asyncProperty(who, changes(fields), (from, by) =>
    look(from, by, send(from, by)),
  );
  await fc.assert(forms, each);
  if (sendRaw) {
    const bodies = fc.asyncProperty(who, unreadable, (from, { type, body }) => {
      const raw = { headers: { "content-type": type }, body: Buffer.from(body.toWellFormed()) };
      return look(from, { type, body }, sendRaw(from, raw));
    });
    await fc.assert(bodies, each);
  }
  figure("Random input", { inputs, "by whom it is for": byRightful, "answers of 500": 0 });
}
