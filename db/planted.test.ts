import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { assignExercise } from "@/data/assignment";
import { addCouple, getCouple } from "@/data/couple";
import { partnerOf, startWithLink } from "@/data/principal/link";
import { createSetupCode, setUpPractice } from "@/data/principal/setup";
import { signInMember, therapistOf } from "@/data/principal/sign-in";
import { listRounds } from "@/data/reading";
import { readDraft, saveAnswer } from "@/data/reflection";
import { enterRoom } from "@/data/room";
import { sendReflection } from "@/data/sending";
import { addEntry, listTimeline } from "@/data/timeline";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { buildArrival } from "@/db/sample/writing";
import { addDays, wallTimeOf } from "@/domain/wall-time";
import { figure } from "@/scripts/figure";

// Words that no dictionary has, written where people write; PostgreSQL must keep none of them.

const COUPLES = 11;
const PREFIX = "xyloq";
const CONTROL = `${PREFIX}uandocontrol`;
const PASSWORD = `${PREFIX}uandopassword`;

const planted: string[] = [];
let database: TestDatabase;
let sql: Client;
let read = "";

/** A new word that begins like all of them: nobody else's text holds what begins so. */
function plant(): string {
  const letters = Array.from(
    String(planted.length + 1_000),
    (digit) => "bcdfghjklm"[Number(digit)],
  );
  const word = `${PREFIX}${letters.join("")}zu`;
  planted.push(word);
  return word;
}

beforeAll(async () => {
  database = await freshDatabase();
  sql = new Client({ connectionString: database.url });
  await sql.connect();
  read = await useTheProduct();
});

afterAll(async () => {
  await sql.end();
  await database.drop();
});

test("the words are 200, and whoever may read them does", () => {
  expect(new Set(planted).size).toBe(200);
  expect(planted.filter((word) => !read.includes(word))).toEqual([]);
});

test("a copy of every table holds none of them, and does hold the control word", async () => {
  const { rows } = await sql.query(
    `select c.oid::regclass::text as name from pg_class c
       join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema')`,
  );
  expect(rows.length).toBeGreaterThan(20);
  const found = new Set<string>();
  for (const { name } of rows) {
    const copy = await sql.query(`select t::text as line from ${name} t`);
    for (const { line } of copy.rows) {
      for (const word of wordsIn(spelt(line))) found.add(word);
    }
  }
  expect([...found]).toEqual([CONTROL]);
  searched("every table");
});

test("nothing that PostgreSQL keeps on disk holds one, and it does hold the control word", async () => {
  await sql.query("checkpoint");
  const { rows } = await sql.query("show data_directory");
  const found = new Set<string>();
  for (const path of filesUnder(rows[0].data_directory)) {
    for (const word of wordsIn(readIfThere(path))) found.add(word);
  }
  expect([...found]).toEqual([CONTROL]);
  searched("PostgreSQL's files");
});

test("the search finds a word wherever it stands", () => {
  const bytes = Buffer.from(`\0${planted[7]}\x01 and ${planted[150]}`);
  expect(wordsIn(bytes)).toEqual([planted[7], planted[150]]);
  const row = `(1,"\\\\x00${Buffer.from(CONTROL).toString("hex")}ff")`;
  expect(wordsIn(spelt(row))).toEqual([CONTROL]);
});

const FROM = { address: "192.0.2.1", device: "Firefox on Linux" };
function searched(place: string): void {
  const row = { place, words: planted.length, found: 0, "control word": "found" };
  figure("Searches for planted words", { searches: 1, found: 0 }, [row]);
}

/** Writes 200 words through the door, as a practice does, and gives back what may be read of them. */
async function useTheProduct(): Promise<string> {
  const email = `${plant()}@story.example`;
  const ownerName = `Dr. ${plant()}`;
  const code = await createSetupCode();
  await setUpPractice(code ?? "", {
    ...{ practiceName: CONTROL, timeZone: "Europe/Madrid", crisisLine: "Call 112." },
    ...{ ownerName, email, password: PASSWORD },
  });
  const therapist = await therapistOf((await signInMember(email, PASSWORD, FROM)) ?? "");
  if (!therapist) throw new Error("the owner cannot sign in");
  const seen: unknown[] = [email];
  const today = wallTimeOf(new Date(), "Europe/Madrid");
  for (let i = 0; i < COUPLES; i++) {
    const { coupleId } = await addCouple(therapist, {
      ...{ alias: plant(), circleName: plant(), diamondName: plant() },
      ...{ circleSafeContact: `Write to ${plant()}`, diamondSafeContact: `Call ${plant()}` },
      circleLanguage: "en",
      diamondLanguage: "es",
    });
    for (const kind of ["note", "event", "agreement", "note", "agreement"] as const) {
      const of = { words: `About ${plant()}.`, day: "2026-01-07" };
      const entry = kind === "note" ? { kind, words: of.words } : { kind, ...of };
      await addEntry(therapist, coupleId, entry);
    }
    const { links } = await assignExercise(therapist, coupleId, {
      ...{ exerciseKey: "draft-the-true-sentence", partners: ["circle", "diamond"] },
      ...{ greeting: `Hello ${plant()}`, moment: `When ${plant()} rang` },
      ...{ opens: addDays(today, -1), due: addDays(today, 2), times: 1, everyWeeks: 1 },
    });
    for (const { token } of links) seen.push(await write(token));
    seen.push(await getCouple(therapist, coupleId), await listTimeline(therapist, coupleId));
    seen.push(await listRounds(therapist, coupleId));
  }
  return JSON.stringify(seen);
}

/** One partner writes, changes a mind, and sends. */
async function write(token: string) {
  const partner = await partnerOf((await startWithLink(token)) ?? "");
  if (!partner) throw new Error("the link does not serve");
  await buildArrival(partner);
  const room = await enterRoom(partner);
  const round = room.round?.id ?? "";
  const say = (value: string) => saveAnswer(partner, round, "sentence", { is: "given", value });
  const first = `I wanted ${plant()} and ${plant()}`;
  await say(first);
  await say(`${first}, and then ${plant()}`);
  const draft = await readDraft(partner, round);
  await sendReflection(partner, round, { key: crypto.randomUUID(), digest: draft.digest });
  return [room, draft];
}

/** A row as COPY writes it, its bytes, which stand there in hexadecimal, spelt out. */
function spelt(row: string): Buffer {
  const bytes = /\\\\?x([0-9a-f]*)/g;
  const line = row.replace(bytes, (_, hex) => Buffer.from(hex, "hex").toString("latin1"));
  return Buffer.from(line, "utf8");
}

/** The planted words, and others with their beginning, that stand in some bytes. */
function wordsIn(bytes: Buffer): string[] {
  const words: string[] = [];
  for (let at = bytes.indexOf(PREFIX); at >= 0; at = bytes.indexOf(PREFIX, at + 1)) {
    words.push(/^[a-z]+/.exec(bytes.toString("latin1", at, at + 40))?.[0] ?? "");
  }
  return words;
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Other tests drop their databases meanwhile; a file that is gone keeps nothing. */
function readIfThere(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT")
      return Buffer.alloc(0);
    throw error;
  }
}
