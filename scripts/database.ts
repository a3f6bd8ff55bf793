import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { Client } from "pg";
import { innermost } from "../db/reason";
import { type EmbeddedDatabase, startEmbeddedPostgres } from "../server/embedded-postgres";
import { ConsoleError, closeToOthers, secretsIn } from "../server/secrets";

// PostgreSQL 15, as the server counts its own versions.
const OLDEST = 150_000;

/** The database that DATABASE_URL names (null), or one of our own in `dataDir`, with its secrets. */
export async function openDatabase(dataDir: string): Promise<EmbeddedDatabase | null> {
  if (process.env.DATABASE_URL) {
    await requireDatabase(process.env.DATABASE_URL);
    return null;
  }
  closeSecrets(dataDir);
  const secrets = secretsIn(dataDir);
  process.env.NEXTAUTH_SECRET ||= secrets.NEXTAUTH_SECRET;
  const database = await startEmbeddedPostgres(dataDir, secrets.databasePassword);
  process.env.DATABASE_URL = database.url;
  // For tools that look at the same database while it runs; as secret as the secrets beside it.
  writeFileSync(join(dataDir, "database-url"), database.url, { mode: 0o600 });
  return database;
}

/**
 * The same for a command beside a server that may be running: its database where one runs from the
 * same folder (null), or one of our own that is started for the while.
 */
export async function joinDatabase(dataDir: string): Promise<EmbeddedDatabase | null> {
  const file = join(dataDir, "database-url");
  if (process.env.DATABASE_URL) return openDatabase(dataDir);
  // A command that looks after what is there makes nothing.
  if (!existsSync(join(dataDir, "secrets.json"))) {
    throw new ConsoleError(
      `Nothing was started in ${dataDir} yet. DATA_DIR says which data folder is meant, and --sample that it is the sample's.`,
    );
  }
  if (!existsSync(file)) return openDatabase(dataDir);
  const url = readFileSync(file, "utf8");
  if (!(await answers(url))) return openDatabase(dataDir);
  process.env.DATABASE_URL = url;
  process.env.NEXTAUTH_SECRET ||= secretsIn(dataDir).NEXTAUTH_SECRET;
  return null;
}

// Copied, restored or changed by hand, what was made for its owner alone may no longer be.
function closeSecrets(dataDir: string): void {
  for (const file of [join(dataDir, "secrets.json"), join(dataDir, "database-url")]) {
    try {
      if (!closeToOthers(file)) continue;
    } catch (cause) {
      throw new ConsoleError(
        `Others can read ${file}, and this account may not change that: have its owner run chmod 600 on it.`,
        { cause },
      );
    }
    console.warn(
      `\nOthers could read ${file}; only its owner can from now on. If somebody may have, run npm run keys:rotate -- --master.\n`,
    );
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => {});
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}

async function requireDatabase(url: string): Promise<void> {
  let version = 0;
  try {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    client.on("error", () => {});
    await client.connect();
    version = Number((await client.query("show server_version_num")).rows[0]?.server_version_num);
    await client.end();
  } catch (cause) {
    throw new ConsoleError(
      `DATABASE_URL leads to no PostgreSQL that lets us in: ${innermost(cause)}.`,
      { cause },
    );
  }
  if (version < OLDEST) {
    throw new ConsoleError(
      `DATABASE_URL leads to PostgreSQL ${Math.floor(version / 10_000)}; it must be 15 or newer.`,
    );
  }
}
