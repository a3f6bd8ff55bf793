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
  await untilWaiting(sql, () => waiting);
  await sql.query("commit");
  return started;
}

/** As `meanwhile`, one after the other: the next starts once all before it wait or came to their end. */
export async function oneAfterTheOther<T>(
  sql: Client,
  lock: string,
  starts: readonly (() => Promise<T>)[],
): Promise<PromiseSettledResult<T>[]> {
  await sql.query(`begin; ${lock} for update`);
  const started: Promise<T>[] = [];
  let going = 0;
  for (const start of starts) {
    going += 1;
    const done = start().finally(() => {
      going -= 1;
    });
    done.catch(() => {});
    started.push(done);
    await untilWaiting(sql, () => going);
  }
  await sql.query("commit");
  return Promise.allSettled(started);
}

/** Comes back once so many of the connections wait for what another holds; how many may change meanwhile. */
export async function untilWaiting(sql: Client, waiting: () => number): Promise<void> {
  for (let held = -1; held < waiting(); ) {
    // What others do is looked at once a transaction, unless that is forgotten.
    await sql.query("select pg_stat_clear_snapshot()");
    const { rows } = await sql.query(
      "select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    held = rows[0].n;
  }
}
