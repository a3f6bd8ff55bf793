import { Client } from "pg";

/** What opens, sets up or closes a transaction; the rest asks for something. */
const AROUND = /^(begin|commit|rollback|set |select set_config\()/i;
const LOGGED = /^LOG: {2}(?:statement|execute [^:]*): ([\s\S]*)$/;

/** Hears what PostgreSQL logs, and tells the statements in it apart. */
export class StatementLog {
  #heard = "";

  readonly hear = (log: string): void => {
    this.#heard += log.endsWith("\n") ? log : `${log}\n`;
  };

  /** The statements that `work` made the database of `url` run, besides those around a transaction. */
  async of(url: string, work: () => Promise<unknown>): Promise<string[]> {
    await logStatements(url, "all");
    this.#heard = "";
    await work();
    await pause();
    const heard = this.#heard;
    await logStatements(url, "none");
    return heard
      .replace(/^\d{4}-\d\d-\d\d .*?(?=[A-Z]+: {2})/gm, "")
      .split(/^(?=[A-Z]+: {2})/m)
      .flatMap((entry) => entry.match(LOGGED)?.[1] ?? [])
      .map((statement) => statement.replace(/\s+/g, " ").trim())
      .filter((statement) => !AROUND.test(statement));
  }
}

async function logStatements(url: string, which: "all" | "none"): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`alter system set log_statement = '${which}'`);
  await client.query("select pg_reload_conf()");
  await client.end();
  await pause();
}

// A reload reaches the connections, and what is logged us, a moment later.
function pause(): Promise<void> {
  return new Promise((done) => setTimeout(done, 500));
}
