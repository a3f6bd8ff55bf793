import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { record } from "@/data/audit";
import { type Story, tellStory } from "@/db/sample/story";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { asPrincipal } from "./transaction";

// The command as it is run, on trails that are whole, changed and cut.

let folder: string;
let heads: string;
let database: TestDatabase;
let sql: Client;
let story: Story;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "soft-landing-heads-"));
  heads = join(folder, "heads.json");
  database = await freshDatabase();
  sql = new Client({ connectionString: database.url });
  await sql.connect();
  story = await tellStory(database.url);
  await look(5);
});
afterEach(async () => {
  await sql.end();
  await database.drop();
  rmSync(folder, { recursive: true });
});

test("a trail that is whole ends well, and says what is not ruled out", async () => {
  const { code, said } = await verify();
  expect(lineOf(story.practice.id, said)).toMatch(/ \d+ rows, whole, truncation not ruled out$/);
  expect(said.trim().split("\n")).toHaveLength(2);
  expect(code).toBe(0);
});

test("a head that was kept is held, also when the trail has gone on from it", async () => {
  const kept = await verify("--keep", heads);
  expect(kept.said).toContain(`The heads of now are in ${heads}`);
  expect(kept.code).toBe(0);
  const before = headNow();
  await look(2);
  const { code, said } = await verify("--head", heads, "--keep", heads);
  expect(lineOf(story.practice.id, said)).toMatch(/, whole, and holds the head that was kept$/);
  expect(code).toBe(0);
  expect(headNow().number).toBe(before.number + 2);
});

test("a row that was changed is named, and no head is kept", async () => {
  await withoutTriggers("update audit set action = 'test.other' where number = 2 and practice_id");
  const { code, said } = await verify("--keep", heads);
  expect(lineOf(story.practice.id, said)).toMatch(/: row 2 is changed$/);
  expect(lineOf(story.foreign.couple.practiceId, said)).toContain("whole");
  expect(said).toContain(`Nothing was written to ${heads}`);
  expect(code).toBe(1);
  expect(existsSync(heads)).toBe(false);
});

test.each([
  ["that is compared and written anew", ["--head", "--keep"]],
  ["that is written anew", ["--keep"]],
])("a trail that was cut does not take the place of the kept head %s", async (_, options) => {
  await verify("--keep", heads);
  const before = readFileSync(heads, "utf8");
  await cut();
  // Without what was kept it cannot be told.
  expect((await verify()).code).toBe(0);
  const { code, said } = await verify(...options.flatMap((option) => [option, heads]));
  expect(lineOf(story.practice.id, said)).toMatch(/: row \d+ is cut short$/);
  expect(said).toContain(`Nothing was written to ${heads}`);
  expect(code).toBe(1);
  expect(readFileSync(heads, "utf8")).toBe(before);
});

test("a practice that is gone with its trail stays in what was kept", async () => {
  await verify("--keep", heads);
  const gone = "00000000-0000-4000-8000-000000000000";
  const kept = { ...JSON.parse(readFileSync(heads, "utf8")), [gone]: { number: 3, chained: "x" } };
  writeFileSync(heads, JSON.stringify(kept));
  const { code, said } = await verify("--keep", heads);
  expect(lineOf(gone, said)).toMatch(/: gone, with its whole trail$/);
  expect(code).toBe(1);
  expect(JSON.parse(readFileSync(heads, "utf8"))).toEqual(kept);
});

test.each(["--head", "--keep"])("%s takes no file of another kind", async (option) => {
  writeFileSync(heads, "a shopping list");
  const { code, said } = await verify(option, heads);
  expect(said.trim()).toBe(`${heads} holds no heads of audit trails.`);
  expect(code).toBe(1);
  expect(readFileSync(heads, "utf8")).toBe("a shopping list");
});

async function look(times: number): Promise<void> {
  for (let i = 0; i < times; i++)
    await asPrincipal(story.okafor, (tx) => record(story.okafor, tx, { action: "test.looked" }));
}

/** Cuts the trail at its end and puts the head inside the database back, as its owner could. */
async function cut(): Promise<void> {
  await withoutTriggers("delete from audit where number > 3 and practice_id");
  await sql.query(
    `update audit_head h set (number, chained) =
       (select number, chained from audit where practice_id = h.practice_id and number = 3)
      where practice_id = $1`,
    [story.practice.id],
  );
}

async function withoutTriggers(statement: string): Promise<void> {
  await sql.query("alter table audit disable trigger user");
  const { rowCount } = await sql.query(`${statement} = $1`, [story.practice.id]);
  expect(rowCount).toBeGreaterThan(0);
}

function headNow(): { number: number } {
  return JSON.parse(readFileSync(heads, "utf8"))[story.practice.id];
}

function lineOf(practice: string, said: string): string | undefined {
  return said.split("\n").find((line) => line.startsWith(`practice ${practice}`));
}

/** Runs the command as an installation does, beside this process. */
async function verify(...options: string[]) {
  const node = ["--conditions=react-server", "--import", "tsx", "scripts/audit.ts", ...options];
  const child = spawn(process.execPath, node, {
    env: { ...process.env, NODE_OPTIONS: "", DATA_DIR: folder },
    timeout: 30_000,
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  const code = await new Promise<number | null>((done) => child.once("close", done));
  return { code, said };
}
