import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getTableConfig, type PgColumn, type PgTable } from "drizzle-orm/pg-core";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { getCouple } from "@/data/couple";
import { getMe } from "@/data/member";
import { listRounds } from "@/data/reading";
import { readDraft, saveAnswer } from "@/data/reflection";
import { sendReflection, takeBackReflection } from "@/data/sending";
import { beginTwoStep } from "@/data/two-step";
import { buildPasskey } from "@/db/sample/authenticator";
import { buildPractice } from "@/db/sample/builders";
import { OKAFOR_PASSWORD, PLANTED, type Story, tellStory } from "@/db/sample/story";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { buildTwoStep } from "@/db/sample/two-step";
import { member } from "@/db/schema/member";
import { figure, sized } from "@/scripts/figure";
import { masterKeys, readMasterKeysAgain } from "@/server/env";
import { newId } from "@/server/id";
import { newestMasterKey, openWrapped } from "@/server/master-key";
import { type Key, open, type Place } from "@/server/seal";
import { rotatePracticeKey, UNDER_PRACTICE_KEY } from "./key-rotation";
import { practiceKey } from "./keyring";
import { signInMember } from "./principal/sign-in";
import { asPrincipal } from "./principal/transaction";

const folder = mkdtempSync(join(tmpdir(), "soft-landing-keys-"));
const file = join(folder, "master-key");

let database: TestDatabase;
let sql: Client;
let story: Story;
let before = "";

beforeAll(() => {
  before = process.env.MASTER_KEY ?? "";
});
beforeEach(async () => {
  database = await freshDatabase();
  sql = new Client({ connectionString: database.url });
  await sql.connect();
  story = await tellStory(database.url);
});
afterEach(async () => {
  await sql.end();
  await database.drop();
  process.env.MASTER_KEY = before;
  delete process.env.MASTER_KEY_FILE;
  readMasterKeysAgain();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Everybody of the practice at what they do, over and over, until told to stop; every failure counts. */
function busily() {
  let going = true;
  const done = { turns: 0, sent: 0, failures: [] as unknown[] };
  const over = async (turn: (n: number) => Promise<unknown>) => {
    for (let n = 0; going; n++) {
      await turn(n).catch((error) => done.failures.push(error));
      done.turns += 1;
    }
  };
  const id = story.ours.couple.id;
  const work = Promise.all([
    over(() => getMe(story.okafor)),
    over(() => getCouple(story.okafor, id)),
    over(() => listRounds(story.okafor, id)),
    over(async (n) => {
      const maya = await story.asWriter("maya");
      const value = `what round ${n} of the rotation said`;
      await saveAnswer(maya, story.round.open, "sentence", { is: "given", value });
      const { shown } = await readDraft(maya, story.round.open);
      expect(JSON.stringify(shown)).toContain(value);
    }),
    // One reflection after the other is sent; so that there is always another, each is taken back.
    over(async (n) => {
      const jonas = await story.asWriter("jonas");
      const value = `what was sent ${n} times meanwhile`;
      await saveAnswer(jonas, story.round.open, "sentence", { is: "given", value });
      const { digest } = await readDraft(jonas, story.round.open);
      const { sentAt } = await sendReflection(jonas, story.round.open, { key: newId(), digest });
      expect((await readDraft(jonas, story.round.open)).sentAt).toEqual(sentAt);
      expect(JSON.stringify(await listRounds(story.okafor, id))).toContain(value);
      await takeBackReflection(jonas, story.round.open);
      done.sent += 1;
    }),
  ]);
  return async () => {
    going = false;
    await work;
    return done;
  };
}

test("a practice gets new keys while everybody goes on, and everything still opens", async () => {
  const { system, id } = story.practice;
  const old = await asPrincipal(system, (tx) => practiceKey(system, tx));
  const stop = busily();
  const counts: number[] = [];
  const times = sized(20, 200);
  for (let n = 0; n < times; n++) counts.push(await rotatePracticeKey(system));
  const { turns, sent, failures } = await stop();
  expect(failures).toEqual([]);
  expect(turns).toBeGreaterThan(20);
  expect(sent).toBeGreaterThan(2);
  const now = await asPrincipal(system, (tx) => practiceKey(system, tx));
  expect(now.version).toBe(old.version + times);
  expect(now.bytes).not.toEqual(old.bytes);
  expect(counts[0]).toBeGreaterThan(10);
  // The old key opens nothing of today's.
  const { rows } = await sql.query("select id, name from member where practice_id = $1", [id]);
  for (const row of rows) {
    const place = { table: "member", column: "name", row: row.id, practice: id };
    expect(() => open(old, place, row.name)).toThrow();
    expect(open(now, place, row.name).length).toBeGreaterThan(0);
  }
  expect((await getMe(story.okafor)).name).toContain(PLANTED.okafor);
  const shown = JSON.stringify(await listRounds(story.okafor, story.ours.couple.id));
  expect(shown).toContain(PLANTED.mayaSent);
  const calls = { rotations: times, "turns meanwhile": turns, sendings: sent, "that failed": 0 };
  figure("A practice's key, rotated under load", calls);
}, 300_000);

test("a key that was read stays the key until the end of whoever read it", async () => {
  const { system } = story.practice;
  let rotating: Promise<number> | undefined;
  await asPrincipal(system, async (tx) => {
    const key = await practiceKey(system, tx);
    rotating = rotatePracticeKey(system);
    await new Promise((done) => setTimeout(done, 300));
    for (const row of await tx.select().from(member)) {
      const place = { table: "member", column: "name", row: row.id, practice: row.practiceId };
      expect(opens(key, place, row.name)).toBe(true);
    }
  });
  expect(await rotating).toBeGreaterThan(10);
});

test("two rotations of a practice at once do not wait for each other for ever", async () => {
  const { system } = story.practice;
  const both = await Promise.allSettled([rotatePracticeKey(system), rotatePracticeKey(system)]);
  expect(both.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
  expect((await getMe(story.okafor)).name).toContain(PLANTED.okafor);
});

test("what the practice's key seals itself is known, column by column", async () => {
  const { system, id } = story.practice;
  await buildTwoStep(story.okafor, OKAFOR_PASSWORD);
  await buildPasskey(story.okafor);
  await beginTwoStep(story.okafor, { password: OKAFOR_PASSWORD });
  const key = await asPrincipal(system, (tx) => practiceKey(system, tx));
  const found = new Set<string>();
  for (const { table, column, row } of await sealedColumns()) {
    const { rows } = await sql.query(
      `select ${row} as row, ${column} as sealed from ${table} where practice_id = $1`,
      [id],
    );
    for (const each of rows) {
      const place = { table, column, row: each.row, practice: id };
      if (each.sealed && opens(key, place, each.sealed)) found.add(`${table}.${column}`);
    }
  }
  const told = UNDER_PRACTICE_KEY.map(([, column]) => `${tableOf(column)}.${column.name}`);
  expect([...found].sort()).toEqual(told.sort());
});

test("the master key is rotated beside a server that goes on, and the old one opens nothing", async () => {
  const old = keptInFile();
  const stop = busily();
  const { code, said } = await rotate("--master");
  // This process has not read the file again: it opened what it came upon as it came.
  const { turns, sent, failures } = await stop();
  expect(said).toContain("The master key is a new one");
  expect(code).toBe(0);
  expect(failures).toEqual([]);
  expect(turns).toBeGreaterThan(20);
  expect(sent).toBeGreaterThan(2);
  const kept = readFileSync(file, "utf8").trim();
  expect(Buffer.from(kept, "base64")).toHaveLength(32);
  expect(kept).not.toBe(old.toString("base64"));
  expect(await wrappedWith({ bytes: old, version: 1 })).toBe(0);
  readMasterKeysAgain();
  expect(await wrappedWith(newestMasterKey())).toBeGreaterThan(3);
  // Look-up hashes stay what they were.
  const email = story.emailOf("dr-okafor");
  expect(await signInMember(email, OKAFOR_PASSWORD, { address: "::1", device: "" })).toBeTruthy();
  const calls = { rotations: 1, "turns meanwhile": turns, sendings: sent, "that failed": 0 };
  figure("The master key, rotated under load", calls);
});

test("a server that knows the old key alone wraps nothing with it after a rotation", async () => {
  const old = keptInFile();
  expect((await rotate("--master")).code).toBe(0);
  expect(masterKeys()).toEqual([old]);
  const { id: practiceId } = await buildPractice({
    ...{ name: "Another", timeZone: "Europe/Madrid", crisisLine: "Call.", at: new Date() },
  });
  const { rows } = await sql.query("select wrapped from keyring.wrapped_key where id = $1", [
    practiceId,
  ]);
  expect(opens({ bytes: old, version: 1 }, topPlace(practiceId), rows[0].wrapped)).toBe(false);
  expect(openWrapped(topPlace(practiceId), rows[0].wrapped)).toHaveLength(32);
});

test("a key from the environment is rotated once it is told twice", async () => {
  const alone = await rotate("--master");
  expect(alone.said).toMatch(/^MASTER_KEY holds one key\./m);
  expect(alone.code).toBe(1);
  const next = randomBytes(32).toString("base64");
  const both = await rotate("--master", { MASTER_KEY: `${before} ${next}` });
  expect(both.said).toContain("The second key of MASTER_KEY wraps the keys of all practices");
  expect(await wrappedWith({ bytes: Buffer.from(before, "base64"), version: 1 })).toBe(0);
  process.env.MASTER_KEY = next;
  readMasterKeysAgain();
  expect((await getMe(story.okafor)).name).toContain(PLANTED.okafor);
});

test("of two rotations of the master key at once, one says so and ends", async () => {
  const old = keptInFile();
  const release = await holding(WRAPPING);
  const first = rotate("--master");
  await somebodyWaitsFor(WRAPPING);
  const second = await rotate("--master");
  expect(second.said).toContain("The master key is being rotated already");
  expect(second.code).toBe(1);
  await release();
  expect((await first).code).toBe(0);
  await onlyTheKeptKeyOpens(old);
});

test("many rotations of the master key and of practices at once lose nothing", async () => {
  const old = keptInFile();
  const turns = sized(3, 25);
  for (let n = 0; n < turns; n++) {
    const done = await Promise.all([
      ...[rotate("--master"), rotate("--master"), rotate("--practices")],
      rotatePracticeKey(story.practice.system).catch(() => 0),
    ]);
    expect(done.slice(0, 2)).toContainEqual(expect.objectContaining({ code: 0 }));
    await onlyTheKeptKeyOpens(old);
  }
  figure("The master key, rotated by two at once", { turns, "keys lost": 0 });
}, 600_000);

test("the key that is kept is the one that everything was wrapped with", async () => {
  const old = keptInFile();
  const release = await holding(WRAPPING);
  const rotating = rotate("--master");
  await somebodyWaitsFor(WRAPPING);
  const another = randomBytes(32).toString("base64");
  writeFileSync(file, `${old.toString("base64")} ${another}`);
  await release();
  expect((await rotating).code).toBe(0);
  expect(readFileSync(file, "utf8")).not.toContain(another);
  await onlyTheKeptKeyOpens(old);
});

test("the old master key is not dropped while anything opens with it alone", async () => {
  const old = keptInFile();
  // As a server of before would that has not heard of the new key.
  await sql.query(`
    create function keep_old() returns trigger language plpgsql as 'begin return old; end';
    create trigger keep_old before update on keyring.wrapped_key for each row
      when (old.id = '${story.foreign.couple.practiceId}') execute function keep_old()`);
  const { code, said } = await rotate("--master");
  expect(said).toContain("some keys still open with the old master key alone");
  expect(code).toBe(1);
  const [first, next] = readFileSync(file, "utf8").trim().split(" ");
  expect(first).toBe(old.toString("base64"));
  expect(Buffer.from(next ?? "", "base64")).toHaveLength(32);
  await sql.query("drop trigger keep_old on keyring.wrapped_key");
  expect((await rotate("--master")).code).toBe(0);
  expect(readFileSync(file, "utf8").trim()).toBe(next);
  await onlyTheKeptKeyOpens(old);
});

test.each([
  ["before anything is wrapped", () => WRAPPING],
  ["between the installation's keys and a practice's", keysOfPractice],
])("a rotation that is killed %s loses nothing and goes on", async (_, where) => {
  const old = keptInFile();
  const lock = where();
  const release = await holding(lock);
  const child = startRotation("--master");
  await somebodyWaitsFor(lock);
  child.kill("SIGKILL");
  await release();
  await nobodyRotates();
  readMasterKeysAgain();
  expect(masterKeys()).toHaveLength(2);
  expect((await getMe(story.okafor)).name).toContain(PLANTED.okafor);
  expect((await rotate("--master")).code).toBe(0);
  await onlyTheKeptKeyOpens(old);
});

test("where the key was rotated from another machine, nothing is written", async () => {
  const old = keptInFile();
  expect((await rotate("--master")).code).toBe(0);
  const elsewhere = join(folder, "elsewhere");
  writeFileSync(elsewhere, old.toString("base64"));
  const { code, said } = await rotate("--master", { MASTER_KEY_FILE: elsewhere });
  expect(said).toContain("MASTER_KEY is not the one that this database was sealed with");
  expect(code).toBe(1);
  expect(readFileSync(elsewhere, "utf8")).toBe(old.toString("base64"));
  await onlyTheKeptKeyOpens(old);
});

/** Has the master key kept in the file, as an installation that looks after itself does; gives it. */
function keptInFile(): Buffer {
  const old = masterKeys()[0] as Buffer;
  process.env.MASTER_KEY = "";
  process.env.MASTER_KEY_FILE = file;
  writeFileSync(file, `${old.toString("base64")}\n`, { mode: 0o600 });
  expect(readMasterKeysAgain()).toEqual([old]);
  return old;
}

async function onlyTheKeptKeyOpens(old: Buffer): Promise<void> {
  expect(await wrappedWith({ bytes: old, version: 1 })).toBe(0);
  expect(readMasterKeysAgain()).toHaveLength(1);
  const { rows } = await sql.query<{ n: number }>(
    `select (select count(*) from keyring.wrapped_key where couple_id is null)::int
          + (select count(*) from keyring.installation_key)::int as n`,
  );
  expect(await wrappedWith(newestMasterKey())).toBe(rows[0]?.n);
  expect((await getMe(story.okafor)).name).toContain(PLANTED.okafor);
}

/** Advisory locks: of whoever wraps under the master key, and of who reads the practice's keys. */
const WRAPPING = "17";
function keysOfPractice(): string {
  return `hashtextextended('${story.practice.id}', 13)`;
}

/** Holds a lock until it is told to let go. */
async function holding(lock: string): Promise<() => Promise<unknown>> {
  await sql.query("begin");
  await sql.query(`select pg_advisory_xact_lock(${lock})`);
  return () => sql.query("commit");
}

const somebodyWaitsFor = (lock: string) =>
  until(
    `select 1 from pg_locks where locktype = 'advisory' and not granted and objsubid = 1
        and (classid::bigint << 32) | objid::bigint = ${lock}
        and database = (select oid from pg_database where datname = current_database())`,
  );

/** The database has noticed that whoever rotated is gone. */
const nobodyRotates = () =>
  until(
    `select 1 where not exists (select 1 from pg_locks where locktype = 'advisory' and objid = 18
        and database = (select oid from pg_database where datname = current_database()))`,
  );

async function until(query: string): Promise<void> {
  await expect.poll(async () => (await sql.query(query)).rowCount, { timeout: 15_000 }).toBe(1);
}

/** How many of the practices' and the installation's keys open with a master key. */
async function wrappedWith(key: Key): Promise<number> {
  const tops = await sql.query(
    "select id, wrapped from keyring.wrapped_key where couple_id is null",
  );
  const own = await sql.query("select kind, wrapped from keyring.installation_key");
  const places = [
    ...tops.rows.map((row) => [topPlace(row.id), row.wrapped] as const),
    ...own.rows.map((row) => [ownPlace(row.kind), row.wrapped] as const),
  ];
  return places.filter(([place, wrapped]) => opens(key, place, wrapped)).length;
}

function topPlace(practice: string): Place {
  return { table: "wrapped_key", column: "wrapped", row: practice, practice };
}

function ownPlace(row: string): Place {
  const practice = "00000000-0000-0000-0000-000000000000";
  return { table: "installation_key", column: "wrapped", row, practice };
}

function opens(key: Key, place: Place, sealed: Buffer): boolean {
  try {
    open(key, place, sealed);
    return true;
  } catch {
    return false;
  }
}

/** Every column of bytes in a table of the practice's, with the column that names its row. */
async function sealedColumns(): Promise<{ table: string; column: string; row: string }[]> {
  const { rows } = await sql.query(`
    select c.table_name as "table", c.column_name as "column", k.column_name as "row"
      from information_schema.columns c
      join information_schema.columns p using (table_schema, table_name)
      join information_schema.table_constraints t using (table_schema, table_name)
      join information_schema.key_column_usage k
        on k.constraint_name = t.constraint_name and k.table_name = t.table_name
     where c.table_schema = 'public' and c.data_type = 'bytea' and p.column_name = 'practice_id'
       and t.constraint_type = 'PRIMARY KEY' and k.ordinal_position = 1`);
  return rows;
}

const tableOf = (column: PgColumn) => getTableConfig(column.table as PgTable).name;

/** Runs the command as an installation does, beside this process. */
async function rotate(which: string, env: Record<string, string> = {}) {
  const child = startRotation(which, env);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  const code = await new Promise<number | null>((done) => child.once("close", done));
  return { code, said };
}

function startRotation(which: string, env: Record<string, string> = {}) {
  const node = ["--conditions=react-server", "--import", "tsx", "scripts/keys.ts", which];
  return spawn(process.execPath, node, {
    env: { ...process.env, NODE_OPTIONS: "", DATA_DIR: folder, ...env },
    timeout: 60_000,
  });
}
