import { Client } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { locksLeftBy } from "@/db/sample/staying-connections";
import { freshDatabase, type TestDatabase } from "@/db/sample/test-database";
import { checkAppRole } from "./app-role";
import { migrate } from "./migrate";
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

describe("bringing a database up to date", () => {
  test("behind a pooler leaves no lock on a connection", async () => {
    await sql.query("rollback");
    expect(await locksLeftBy(database.url, () => migrate(database.url))).toEqual([]);
  });

  test("is done by one at a time", async () => {
    await sql.query("lock table drizzle.__drizzle_migrations in access exclusive mode");
    const both = Promise.all([migrate(database.url), migrate(database.url)]);
    // One is at work, held up by the lock of the table; the other has not begun.
    await expect.poll(waiting).toEqual([
      { locktype: "advisory", n: 1 },
      { locktype: "relation", n: 1 },
    ]);
    await sql.query("rollback");
    await both;
  });

  test("ends with a reason when the lock is lost", async () => {
    await sql.query("lock table drizzle.__drizzle_migrations in access exclusive mode");
    const going = migrate(database.url).catch((error: Error) => error.message);
    await expect.poll(waiting).toEqual([{ locktype: "relation", n: 1 }]);
    const holders = `select pid from pg_locks where locktype = 'advisory' and granted
      and database = (select oid from pg_database where datname = current_database())`;
    await sql.query(`select pg_terminate_backend(pid) from (${holders}) as holder`);
    await sql.query("rollback");
    expect(await going).toMatch(/^The database could not be brought up to date: /);
  });

  async function waiting() {
    const { rows } = await sql.query(
      `select l.locktype, count(*)::int as n from pg_locks l
         join pg_stat_activity a using (pid)
        where not l.granted and a.datname = current_database() group by 1 order by 1`,
    );
    return rows;
  }
});
