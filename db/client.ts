import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { escapeLiteral, Pool } from "pg";

export type Database = NodePgDatabase;
/** The connection of one open transaction. */
export type Transaction = Omit<Database, "transaction" | "$client">;

let pool: Pool | undefined;
let database: Database | undefined;

/** The one pool of this process, on `DATABASE_URL`. Holds no state in its connections. */
export function connection(): Database {
  database ??= drizzle(connections());
  return database;
}

/** An advisory lock: what it is on, and which of the locks on that. */
type Lock = { key: string; seed: number };

/**
 * Runs `work` in one transaction with `settings` that end with it, and its share of a lock, opened in
 * one round trip. Nothing is prepared by name and nothing stays in the connection, so a pooler may
 * stand between.
 */
export async function inTransaction<T>(
  settings: Readonly<Record<string, string>>,
  share: Lock | null,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const client = await connections().connect();
  let broken = false;
  try {
    await client.query(openingWith(settings, share));
    const result = await work(drizzle(client));
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

// One string, because only the simple protocol takes several statements at once.
function openingWith(settings: Readonly<Record<string, string>>, share: Lock | null): string {
  const calls = Object.entries(settings).map(
    ([name, value]) => `set_config(${escapeLiteral(name)}, ${escapeLiteral(value)}, true)`,
  );
  if (share) {
    const key = `hashtextextended(${escapeLiteral(share.key)}, ${Number(share.seed)})`;
    calls.push(`pg_advisory_xact_lock_shared(${key})`);
  }
  return `begin; select ${calls.join(", ")}`;
}

/** Ends the pool; a later call of `connection` opens another. */
export async function disconnect(): Promise<void> {
  const ending = pool;
  pool = undefined;
  database = undefined;
  await ending?.end();
}

function connections(): Pool {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set.");
  pool ??= opened(url);
  return pool;
}

function opened(url: string): Pool {
  const made = new Pool({ connectionString: url, max: 10, idleTimeoutMillis: 30_000 });
  // A database that goes away breaks connections, idle or in a transaction; their next query tells it.
  made.on("error", () => {});
  made.on("connect", (client) => client.on("error", () => {}));
  return made;
}
