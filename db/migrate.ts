import { readFileSync } from "node:fs";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as run } from "drizzle-orm/node-postgres/migrator";
import { Client } from "pg";
import { ConsoleError } from "@/server/secrets";
import { innermost } from "./reason";
import { APP_ROLE } from "./schema/policy";

const FOLDER = join(process.cwd(), "db", "migrations");
// Any two starts on one database wait for each other on this number.
const LOCK = 7_305_117;

/**
 * Brings the database of `url` up to date, one start at a time, and checks the app role.
 * Throws a ConsoleError when it cannot, and when the database is of a newer build.
 */
export async function migrate(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  // A connection that breaks is told by the query on it.
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await refuseNewer(client);
    await makeAppRole(client);
    await run(drizzle(client), { migrationsFolder: FOLDER });
    await checkAppRole(client);
  } catch (cause) {
    if (cause instanceof ConsoleError) throw cause;
    throw new ConsoleError(`The database could not be brought up to date: ${innermost(cause)}.`, {
      cause,
    });
  } finally {
    await client.end().catch(() => {});
  }
}

/** How many migrations this build brings. */
export function migrationCount(): number {
  const journal = JSON.parse(readFileSync(join(FOLDER, "meta", "_journal.json"), "utf8"));
  return journal.entries.length;
}

async function refuseNewer(client: Client): Promise<void> {
  const table = await client.query("select to_regclass('drizzle.__drizzle_migrations') as found");
  if (!table.rows[0]?.found) return;
  const done = await client.query("select count(*)::int as n from drizzle.__drizzle_migrations");
  if (done.rows[0]?.n <= migrationCount()) return;
  throw new ConsoleError(
    "The database was brought up to date by a newer version of Soft Landing than this one; start that version, or restore a copy from before.",
  );
}

async function makeAppRole(client: Client): Promise<void> {
  const exists = async () =>
    (await client.query("select 1 from pg_roles where rolname = $1", [APP_ROLE])).rowCount === 1;
  try {
    if (!(await exists())) await client.query(`create role ${APP_ROLE} nologin`);
    await client.query(`grant ${APP_ROLE} to current_user`);
  } catch (cause) {
    // Two databases of one cluster may start at once; whoever comes second finds the role there.
    const made = await exists();
    if (made) {
      const may = await client.query("select pg_has_role(current_user, $1, 'member') as may", [
        APP_ROLE,
      ]);
      if (may.rows[0]?.may) return;
    }
    const { rows } = await client.query("select quote_ident(current_user) as login");
    const create = made ? "" : `CREATE ROLE ${APP_ROLE} NOLOGIN; `;
    throw new ConsoleError(
      `The database login may not ${made ? "take" : "create"} the role that the app runs as; ask the database's administrator to run: ${create}GRANT ${APP_ROLE} TO ${rows[0]?.login};`,
      { cause },
    );
  }
}

/** Throws a ConsoleError when the app role could see past row-level security, by itself or as another. */
export async function checkAppRole(client: Client): Promise<void> {
  const role = await client.query(
    `select r.rolsuper or r.rolbypassrls as bypasses,
            exists (select 1 from pg_class c where c.relowner = r.oid) as owns,
            exists (select 1 from pg_roles o
                     where o.oid <> r.oid and pg_has_role(r.oid, o.oid, 'member')
                       and (o.rolsuper or o.rolbypassrls
                            or exists (select 1 from pg_class c where c.relowner = o.oid))) as climbs
       from pg_roles r where r.rolname = $1`,
    [APP_ROLE],
  );
  const { bypasses, owns, climbs } = role.rows[0];
  const why = [
    bypasses && "may bypass row-level security",
    owns && "owns tables",
    climbs && "may become a role that does",
  ].find(Boolean);
  if (why) throw new ConsoleError(`The role ${APP_ROLE} ${why}; it must neither own nor bypass.`);
}
