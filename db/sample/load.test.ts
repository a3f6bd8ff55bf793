import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { countPractices } from "@/data/principal/installation";
import { buildMember, buildPractice } from "./builders";
import { CAST } from "./cast";
import { loadSample, UNFINISHED } from "./load";
import { locksLeftBy } from "./staying-connections";
import { freshDatabase, type TestDatabase } from "./test-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

test("a sample that was cut short is erased and written anew", async () => {
  const at = new Date();
  const words = { timeZone: "Europe/Madrid", crisisLine: "Call.", at };
  const half = await buildPractice({ name: UNFINISHED, isSample: true, ...words });
  await buildMember(half, { name: "Ada", email: "ada@sample.example", role: "owner", at });
  const { links } = await loadSample(database.url);
  expect(await countPractices()).toEqual({ real: 0, sample: 1 });
  expect(await found("select name from practice")).toEqual([{ name: "Sample practice" }]);
  expect(await found("select id from couple")).toHaveLength(CAST.length);
  expect(await loadSample(database.url)).toMatchObject({ links });
});

test("behind a pooler no lock stays on a connection", async () => {
  expect(await locksLeftBy(database.url, () => loadSample(database.url))).toEqual([]);
});

async function found(query: string) {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query(query);
  await client.end();
  return rows;
}
