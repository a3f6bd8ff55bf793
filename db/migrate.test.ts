import { Client } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { checkAppRole } from "./migrate";
import { APP_ROLE } from "./schema/policy";

let database: TestDatabase;
let sql: Client;

beforeAll(async () => {
  database = await freshDatabase();
  sql = new Client({ connectionString: database.url });
  await sql.connect();
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

// Roles are the whole cluster's: nothing of these is ever committed.
beforeEach(() => sql.query("begin"));
afterEach(() => sql.query("rollback"));

test("the app role as it was made neither owns nor bypasses", () => checkAppRole(sql));

test.each([
  ["may bypass row-level security", `alter role ${APP_ROLE} bypassrls`],
  ["may bypass row-level security", `alter role ${APP_ROLE} superuser`],
  ["owns tables", `alter table practice owner to ${APP_ROLE}`],
  ["may become a role that does", `create role climber bypassrls; grant climber to ${APP_ROLE}`],
  [
    "may become a role that does",
    `create role climber; alter table practice owner to climber; grant climber to ${APP_ROLE}`,
  ],
])("one that %s is refused (%s)", async (why, change) => {
  await sql.query(change);
  await expect(checkAppRole(sql)).rejects.toThrow(`The role ${APP_ROLE} ${why}`);
});
