import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { Pool } from "pg";

export type Database = NodePgDatabase;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

let pool: Pool | undefined;
let database: Database | undefined;

/** The one pool of this process, on `DATABASE_URL`. Holds no state in its connections. */
export function connection(): Database {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set.");
  pool ??= opened(url);
  database ??= drizzle(pool);
  return database;
}

function opened(url: string): Pool {
  const made = new Pool({ connectionString: url, max: 10, idleTimeoutMillis: 30_000 });
  // A database that goes away breaks connections, idle or in a transaction; their next query tells it.
  made.on("error", () => {});
  made.on("connect", (client) => client.on("error", () => {}));
  return made;
}

/** Ends the pool; a later call of `connection` opens another. */
export async function disconnect(): Promise<void> {
  const ending = pool;
  pool = undefined;
  database = undefined;
  await ending?.end();
}
