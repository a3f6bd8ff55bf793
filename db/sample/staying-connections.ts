import { Client } from "pg";
import { vi } from "vitest";

/**
 * Runs `work` as if behind a pooler, where connections stay when whoever used them has gone. Gives the
 * advisory locks that were left on them.
 */
export async function locksLeftBy(url: string, work: () => Promise<unknown>): Promise<string[]> {
  const stayed: Client[] = [];
  const end = vi.spyOn(Client.prototype, "end").mockImplementation(function (
    this: Client,
    ...[done]: unknown[]
  ) {
    stayed.push(this);
    if (typeof done === "function") done();
    return Promise.resolve();
  });
  try {
    await work();
    if (stayed.length === 0) throw new Error("no connection was used");
    const asking = new Client({ connectionString: url });
    await asking.connect();
    stayed.push(asking);
    const { rows } = await asking.query<{ objid: string }>(
      `select objid::text from pg_locks where locktype = 'advisory'
          and database = (select oid from pg_database where datname = current_database())`,
    );
    return rows.map(({ objid }) => objid);
  } finally {
    end.mockRestore();
    await Promise.all(stayed.map((client) => client.end()));
  }
}
