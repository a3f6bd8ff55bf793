import { readFileSync } from "node:fs";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as run } from "drizzle-orm/node-postgres/migrator";
import { Client } from "pg";
import { APP_ROLE } from "./schema/policy";

const FOLDER = join(process.cwd(), "db", "migrations");
// Any two starts on one database wait for each other on this number.
const LOCK = 7_305_117;

/**
 * Brings the database of `url` up to date, one start at a time, and checks the app role.
 * Throws an Error whose message is a sentence for the person at the console.
 */
export async function migrate(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await makeAppRole(client);
    await run(drizzle(client), { migrationsFolder: FOLDER });
    await checkAppRole(client);
  } finally {
    await client.end();
  }
}

/** How many migrations this build brings. */
export function migrationCount(): number {
  const journal = JSON.parse(readFileSync(join(FOLDER, "meta", "_journal.json"), "utf8"));
  return journal.entries.length;
}

async function makeAppRole(client: Client): Promise<void> {
  const found = await client.query("select 1 from pg_roles where rolname = $1", [APP_ROLE]);
  try {
    if (found.rowCount === 0) await client.query(`create role ${APP_ROLE} nologin`);
    await client.query(`grant ${APP_ROLE} to current_user`);
  } catch (cause) {
    // Two databases of one cluster may start at once; whoever comes second finds the role there.
    const again = await client
      .query("select pg_has_role(current_user, $1, 'member') as may", [APP_ROLE])
      .catch(() => undefined);
    if (again?.rows[0]?.may) return;
    throw new Error(
      `The database login may not create the role that the app runs as. Ask its administrator to run: CREATE ROLE ${APP_ROLE} NOLOGIN; GRANT ${APP_ROLE} TO <the login of DATABASE_URL>;`,
      { cause },
    );
  }
}

async function checkAppRole(client: Client): Promise<void> {
  const role = await client.query(
    `select r.rolsuper or r.rolbypassrls as bypasses,
            exists (select 1 from pg_class c where c.relowner = r.oid) as owns
       from pg_roles r where r.rolname = $1`,
    [APP_ROLE],
  );
  const { bypasses, owns } = role.rows[0];
  if (bypasses || owns) {
    throw new Error(
      `The role ${APP_ROLE} ${owns ? "owns tables" : "may bypass row-level security"}; it must do neither.`,
    );
  }
}
