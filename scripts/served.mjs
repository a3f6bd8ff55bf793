import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { findBrowser } from "./browser.mjs";
import { freePort } from "./port.mjs";
import { hangUp, ROOT, startServer } from "./run.mjs";
import { settingsFrom } from "./settings.mjs";

/**
 * Serves the sample practice from a data folder of its own while `work` runs, which is given the
 * environment to look at it with. Throws when it does not start.
 */
export async function whileServed(work) {
  const browser = await findBrowser();
  const dataDir = mkdtempSync(join(tmpdir(), "soft-landing-browser-"));
  // PostgreSQL started by root runs as another account, which must get in.
  chmodSync(dataDir, 0o755);
  mkdirSync(join(ROOT, "test-results"), { recursive: true });
  const port = await freePort();
  const log = join(dataDir, "server.log");
  // Nothing of the settings around: the tests' server has its own database and secrets.
  const settings = settingsFrom({ DATA_DIR: dataDir, PORT: String(port) }, { sample: true });
  const server = startServer(["--sample"], { ...settings, SERVER_LOG: log });
  const ended = new Promise((done) => server.once("exit", done));
  try {
    await ready(`http://localhost:${port}/api/ready`, server);
    return await work({
      ...process.env,
      ...(browser ? { CHROMIUM_PATH: browser } : {}),
      ...readSettings(dataDir),
      BASE_URL: `http://localhost:${port}`,
      PUBLIC_URL: `http://localhost:${port}`,
      SERVER_LOG: log,
      PG_DATA: join(dataDir, "postgres"),
      NODE_OPTIONS: "--conditions=react-server",
    });
  } finally {
    hangUp(server);
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function readSettings(dataDir) {
  const { MASTER_KEY, NEXTAUTH_SECRET } = JSON.parse(
    readFileSync(join(dataDir, "secrets.json"), "utf8"),
  );
  const DATABASE_URL = readFileSync(join(dataDir, "database-url"), "utf8");
  return { MASTER_KEY, NEXTAUTH_SECRET, DATABASE_URL };
}

async function ready(url, server) {
  for (let tries = 0; tries < 480; tries++) {
    if (server.exitCode !== null) throw new Error("The server under test did not start.");
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 250));
  }
  throw new Error("The server under test did not become ready.");
}
