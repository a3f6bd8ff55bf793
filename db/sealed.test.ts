import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listCaseload } from "@/data/caseload";
import { writeConfidences } from "@/data/confidences";
import { askErasure, eraseDue } from "@/data/erasure";
import { enterTotal } from "@/data/measure";
import { setPassphrase } from "@/data/passphrase";
import { saveAnswer } from "@/data/reflection";
import { decideReview } from "@/data/review";
import { addEntry } from "@/data/timeline";
import { beginTwoStep } from "@/data/two-step";
import { buildPasskey } from "@/db/sample/authenticator";
import { buildMeasure, buildPredictions } from "@/db/sample/desk";
import { SAMPLE_MEASURE } from "@/db/sample/guessing";
import { pick, seeded } from "@/db/sample/random";
import { buildReview } from "@/db/sample/room";
import { OKAFOR_PASSWORD, PLANTED, type Story, tellStory } from "@/db/sample/story";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { buildTwoStep } from "@/db/sample/two-step";
import { figure, sized } from "@/scripts/figure";
import { type Key, open, type Place } from "@/server/seal";

// Every value that is stored sealed, tried at every place and under every key there is.

type Cell = Place & { partner: string | null; sealed: Buffer };

const HERS = [PLANTED.maya, PLANTED.mayaContact, PLANTED.mayaSent, PLANTED.mayaDraft];
const DAY = 86_400_000;
const NONE = "00000000-0000-0000-0000-000000000000";
/** What a column is called in its seal, where the table calls it otherwise. */
const CALLED: Readonly<Record<string, string>> = { sealed_reason: "reason" };
const random = seeded(20261208);

let database: TestDatabase;
let sql: Client;
let story: Story;

beforeAll(async () => {
  database = await freshDatabase();
  sql = new Client({ connectionString: database.url });
  await sql.connect();
  story = await tellStory(database.url);
  await fillEveryColumn(story);
});

afterAll(async () => {
  await sql.end();
  await database.drop();
});

test("a sealed value opens at its own place, and moved or changed nowhere under any key", async () => {
  const [cells, keys] = [await everyCell(), await everyKey()];
  for (const cell of cells) expect(opens(cell, cell.sealed, keys)).toHaveLength(1);
  const tries = sized(100, 1_000);
  const rows = Object.entries(ELSEWHERE).map(([to, isThere]) => {
    const pairs = cells.flatMap((cell) =>
      cells.flatMap((other) => (other !== cell && isThere(cell, other) ? [{ cell, other }] : [])),
    );
    const opened = Array.from({ length: tries }, () => {
      const { cell, other } = pick(random, pairs);
      return opens(other, cell.sealed, keys).length;
    });
    return { tried: `moved to ${to}`, times: tries, opened: sum(opened) };
  });
  const turned = Array.from({ length: tries }, () => {
    const cell = pick(random, cells);
    const bytes = Buffer.from(cell.sealed);
    const bit = Math.floor(random() * bytes.length * 8);
    bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    return opens(cell, bytes, keys).length;
  });
  rows.push({ tried: "one bit turned", times: tries, opened: sum(turned) });
  expect(rows.filter(({ opened }) => opened > 0)).toEqual([]);
  const counted = { "sealed values": cells.length, tries: tries * rows.length, opened: 0 };
  figure("Sealed values", counted, rows);
});

test("after an erasure, a copy of every table from before it opens none of that partner's words", async () => {
  const { circle } = story.ours.couple.partners;
  const tables = (await tablesOf("public")).map(({ name }) => name);
  const before = wordsIn(await everyCell(), await everyKey());
  expect(before).toEqual(expect.arrayContaining([...HERS]));
  for (const name of tables) await sql.query(`create table "copy of ${name}" as table ${name}`);
  const maya = await story.asWriter("maya");
  await askErasure(maya);
  await eraseDue(story.practice.system, new Date(Date.now() + 8 * DAY));
  await sql.query("begin; set local session_replication_role = replica");
  for (const name of tables) {
    await sql.query(`alter table ${name} disable trigger user; delete from ${name};
      insert into ${name} select * from "copy of ${name}"`);
  }
  await sql.query("commit");
  const cells = await everyCell();
  const back = cells.filter(({ partner }) => partner === circle.id).length;
  expect(back).toBeGreaterThan(5);
  const after = wordsIn(cells, await everyKey());
  // The control: the other partner's words are all there.
  expect(after).toContain(PLANTED.jonasSent);
  expect(HERS.filter((word) => after.includes(word))).toEqual([]);
  figure("A copy of every table from before an erasure", {
    "tables put back": tables.length,
    "words of the partner that opened before": HERS.length,
    "that open with today's keyring": 0,
  });
});

/** What is another place for a value: each is one way in which a row may be put together wrongly. */
const ELSEWHERE: Record<string, (cell: Cell, other: Cell) => boolean> = {
  "another row": (cell, other) => cell.table === other.table && cell.column === other.column,
  "another column": (cell, other) => cell.table !== other.table || cell.column !== other.column,
  "another partner": (cell, other) =>
    cell.partner !== null && other.partner !== null && cell.partner !== other.partner,
  "another practice": (cell, other) => cell.practice !== other.practice,
};

/** What a value opens to, under each key that opens it. */
function opens(at: Place, sealed: Buffer, keys: readonly Key[]): string[] {
  return keys.flatMap((key) => {
    try {
      return [open(key, at, sealed).toString("utf8")];
    } catch {
      return [];
    }
  });
}

function wordsIn(cells: readonly Cell[], keys: readonly Key[]): string[] {
  const all = cells.flatMap((cell) => opens(cell, cell.sealed, keys)).join(" ");
  return [...new Set(all.match(/zephyr[a-z]+/g))];
}

/** The master key, and all keys of the keyring as it is now. */
async function everyKey(): Promise<Key[]> {
  const master = { bytes: Buffer.from(process.env.MASTER_KEY ?? "", "base64"), version: 1 };
  const { rows } = await sql.query(
    "select id, practice_id, version, wrapped from keyring.wrapped_key order by couple_id is not null",
  );
  const keys: Key[] = [master];
  for (const { id: row, practice_id: practice, version, wrapped } of rows) {
    const place = { table: "wrapped_key", column: "wrapped", row, practice };
    const above = keys.find((key) => opens(place, wrapped, [key]).length > 0);
    if (above) keys.push({ bytes: open(above, place, wrapped), version });
  }
  expect(keys).toHaveLength(rows.length + 1);
  return keys;
}

/** Every value in every column of bytes, with the place that its table gives it. */
async function everyCell(): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const { schema, name } of [...(await tablesOf("public")), ...(await tablesOf("keyring"))]) {
    const { rows: columns } = await sql.query(
      `select a.attname as name, t.typname = 'bytea' as sealed, a.attnum = any (i.indkey) as key
         from pg_attribute a join pg_type t on t.oid = a.atttypid
         left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
        where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`,
      [`${schema}.${name}`],
    );
    const { rows } = await sql.query(`select * from ${schema}.${name}`);
    const key = columns.find((column) => column.key)?.name;
    for (const { name: column } of columns.filter((each) => each.sealed)) {
      const filled = rows.filter((row) => row[column] !== null);
      expect({ name, column, filled: filled.length > 0 }).toEqual({ name, column, filled: true });
      for (const row of filled) {
        cells.push({
          ...{ table: name, column: CALLED[column] ?? column, row: String(row[key]) },
          practice: row.practice_id ?? NONE,
          partner: name === "partner" ? row.id : (row.partner_id ?? row.about ?? null),
          sealed: row[column],
        });
      }
    }
  }
  return cells;
}

async function tablesOf(schema: string): Promise<{ schema: string; name: string }[]> {
  const { rows } = await sql.query(
    `select schemaname as schema, tablename as name from pg_tables
      where schemaname = $1 and tablename not like 'copy of%'`,
    [schema],
  );
  return rows;
}

/** What the story leaves empty, written through the doors. */
async function fillEveryColumn({ okafor, ours, practice, round }: Story): Promise<void> {
  const id = ours.couple.id;
  const day = "2026-05-04";
  for (const kind of ["event", "agreement"] as const)
    await addEntry(okafor, id, { kind, words: "A walk.", day });
  const measureId = await buildMeasure(okafor, SAMPLE_MEASURE, new Date());
  await enterTotal(okafor, id, { about: "circle", measureId, takenOn: day, total: 31 });
  const asked = { reflectionId: ours.sent.circle, reason: "afraid", at: new Date() } as const;
  const review = await buildReview(practice, ours.checkIn, "circle", asked);
  await decideReview(okafor, review, "Speak with each alone.");
  const guess = { roundId: round.closed, mark: "circle", guess: { said: 7 } } as const;
  await buildPredictions(okafor, ours.checkIn, [{ ...guess, at: new Date() }]);
  await setPassphrase(await story.asWriter("maya"), "seven green kettles", new Date(0));
  const maya = await story.asWriter("maya");
  for (const value of [PLANTED.mayaDraft, "And now another."])
    await saveAnswer(maya, round.open, "sentence", { is: "given", value }, { pivot: true });
  // Last: nobody writes on under another policy than the one seen.
  await writeConfidences(okafor, id, { template: "limited", en: "After I asked.", es: "Antes." });
  // A caseload keeps what it drew.
  for (const who of ["dr-okafor", "other therapist", "other practice"] as const)
    await listCaseload(await story.asColleague(who));
  // An authenticator that is in use, a passkey, and another that was scanned.
  await buildTwoStep(okafor, OKAFOR_PASSWORD);
  await buildPasskey(okafor);
  await beginTwoStep(okafor, { password: OKAFOR_PASSWORD });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
