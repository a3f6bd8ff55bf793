import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { disconnect } from "@/db/client";
import { migrate } from "@/db/migrate";
import { freePort } from "@/server/embedded-postgres";

const ADDRESS = "127.0.0.1";

/** Servers that share an empty database, which nothing else uses. */
export type Apart = { urls: string[]; database: string; stop: () => Promise<void> };

/**
 * Serves a database of its own from so many server processes, for tests that use up what all visitors
 * of a server share. Until it is stopped, `connection()` leads to that database. All answer to the
 * first one's address as `PUBLIC_URL`.
 */
export async function apart(count: number, settings: Record<string, string> = {}): Promise<Apart> {
  const shared = process.env.DATABASE_URL ?? "";
  const name = `apart_${randomBytes(6).toString("hex")}`;
  await administer(shared, `create database ${name}`);
  const url = new URL(shared);
  url.pathname = `/${name}`;
  await migrate(url.href);
  await disconnect();
  process.env.DATABASE_URL = url.href;
  const ports: number[] = [];
  for (let i = 0; i < count; i++) ports.push(await freePort());
  const urls = ports.map((port) => `http://localhost:${port}`);
  const servers = ports.map((port) => serve(port, { PUBLIC_URL: urls[0] ?? "", ...settings }));
  const stop = async () => {
    await Promise.all(servers.map(ended));
    await disconnect();
    process.env.DATABASE_URL = shared;
    await administer(shared, `drop database ${name} with (force)`);
  };
  try {
    for (const each of urls) await ready(`${each}/api/ready`);
  } catch (error) {
    await stop();
    throw error;
  }
  return { urls, database: url.href, stop };
}

function serve(port: number, settings: Record<string, string>): ChildProcess {
  const { NODE_OPTIONS: _, ...around } = process.env;
  return spawn(process.execPath, ["scripts/http-server.mjs"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...around,
      ...{ NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      ...{ HOST: ADDRESS, PORT: String(port), NEXTAUTH_URL: settings.PUBLIC_URL, ...settings },
    },
  });
}

function ended(server: ChildProcess): Promise<unknown> {
  if (server.exitCode !== null) return Promise.resolve();
  const end = new Promise((done) => server.once("exit", done));
  server.kill("SIGKILL");
  return end;
}

async function ready(url: string): Promise<void> {
  for (let tries = 0; tries < 240; tries++) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 250));
  }
  throw new Error(`${url} did not become ready.`);
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
