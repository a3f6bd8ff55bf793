import { Client } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { checkAppRole } from "./app-role";
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

test("the app role as it was made sees no more than it should", () => checkAppRole(sql));

test.each([
  ["may bypass row-level security", `alter role ${APP_ROLE} bypassrls`],
  ["may bypass row-level security", `alter role ${APP_ROLE} superuser`],
  ["may make roles", `alter role ${APP_ROLE} createrole`],
  ["may log in", `alter role ${APP_ROLE} login`],
  ["may copy the whole database", `alter role ${APP_ROLE} replication`],
  ["owns tables", `alter table practice owner to ${APP_ROLE}`],
  ["may become a role that does", `create role climber bypassrls; grant climber to ${APP_ROLE}`],
  ["may become a role that does", `create role climber createrole; grant climber to ${APP_ROLE}`],
  ["may become a role that does", `create role climber replication; grant climber to ${APP_ROLE}`],
  [
    "may become a role that does",
    `create role climber; alter table practice owner to climber; grant climber to ${APP_ROLE}`,
  ],
  ...[
    ...["pg_read_all_data", "pg_write_all_data", "pg_execute_server_program"],
    ...["pg_read_server_files", "pg_write_server_files", "pg_monitor"],
  ].map((role) => [`is a member of ${role}`, `grant ${role} to ${APP_ROLE}`]),
  [
    "is a member of pg_read_server_files",
    `create role climber; grant pg_read_server_files to climber; grant climber to ${APP_ROLE}`,
  ],
])("one that %s is refused (%s)", async (why, change) => {
  await sql.query(change ?? "");
  await expect(checkAppRole(sql)).rejects.toThrow(`The role ${APP_ROLE} ${why}`);
});

test("a role of no power may be lent to it", async () => {
  await sql.query(`create role plain; grant plain to ${APP_ROLE}`);
  await checkAppRole(sql);
});

test.each([
  "alter role ROLE createrole",
  "alter role ROLE login",
  "alter role ROLE replication",
  "alter role ROLE bypassrls",
  "grant pg_read_all_data to ROLE",
  "create role climber; grant pg_read_all_data to climber; grant climber to ROLE",
  "alter table note disable row level security",
  "alter table keyring.wrapped_key no force row level security",
])("what the refusal asks to be run mends it (%s)", async (change) => {
  await sql.query(change.replace("ROLE", APP_ROLE));
  const { message } = await checkAppRole(sql).then(
    () => expect.fail("nothing was refused"),
    (error: Error) => error,
  );
  const [, mend] = / run: (.+)$/.exec(message) ?? [];
  await sql.query(mend ?? "");
  await checkAppRole(sql);
});

test("every table without row-level security, or without its force, is named", async () => {
  await sql.query("alter table note disable row level security");
  await sql.query("alter table keyring.wrapped_key no force row level security");
  await expect(checkAppRole(sql)).rejects.toThrow(
    /^Row-level security does not hold on keyring\.wrapped_key, note;/,
  );
});
