import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { HELD } from "@/db/schema/held";

let database: TestDatabase;
let client: Client;
beforeAll(async () => {
  database = await freshDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

test("the function that policies ask selects what the rule says", async () => {
  const { rows } = await client.query(
    "select prosrc from pg_proc where oid = 'held_reflections()'::regprocedure",
  );
  const plain = (text: string) => text.replace(/\s+/g, " ");
  expect(plain(rows[0].prosrc)).toContain(`select array_agg(held.id)${plain(HELD)})`);
});
