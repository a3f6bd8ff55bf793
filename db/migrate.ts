import { readFileSync } from "node:fs";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as run } from "drizzle-orm/node-postgres/migrator";
import { Client } from "pg";
import { ConsoleError } from "@/server/secrets";
import { alone } from "./alone";
import { checkAppRole, makeAppRole } from "./app-role";
import { innermost } from "./reason";

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
    await alone(url, LOCK, async () => {
      await client.connect();
      await refuseNewer(client);
      await makeAppRole(client);
      await run(drizzle(client), { migrationsFolder: FOLDER });
      await checkAppRole(client);
    });
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
