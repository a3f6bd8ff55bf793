import { Client } from "pg";

/**
 * Runs `work` while nobody else on the database holds `lock`; waits for whoever does. The lock ends
 * with a transaction of its own, so that none stays on a connection that a pooler keeps. Throws when
 * that transaction was broken off, since another may have come in.
 */
export async function alone<T>(url: string, lock: number, work: () => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  // A connection that breaks is told by the query on it.
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("begin");
    // It stands idle for as long as the work takes.
    await client.query("set local idle_in_transaction_session_timeout = 0");
    await client.query("select pg_advisory_xact_lock($1)", [lock]);
    const result = await work();
    await client.query("commit");
    return result;
  } finally {
    await client.end().catch(() => {});
  }
}
