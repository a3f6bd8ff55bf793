import type { Client } from "pg";

/**
 * Holds the rows that `lock` selects FOR UPDATE, starts what wants them, and lets go once `waiting` of
 * the connections wait: whatever they looked up before, they looked up before anybody changed it.
 */
export async function meanwhile<T>(
  sql: Client,
  lock: string,
  waiting: number,
  start: () => Promise<T>[],
): Promise<PromiseSettledResult<T>[]> {
  await sql.query(`begin; ${lock} for update`);
  const started = Promise.allSettled(start());
  await untilWaiting(sql, waiting);
  await sql.query("commit");
  return started;
}

/** Comes back once so many of the connections wait for what another holds. */
export async function untilWaiting(sql: Client, waiting: number): Promise<void> {
  for (let held = 0; held < waiting; ) {
    // What others do is looked at once a transaction, unless that is forgotten.
    await sql.query("select pg_stat_clear_snapshot()");
    const { rows } = await sql.query(
      "select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    held = rows[0].n;
  }
}
