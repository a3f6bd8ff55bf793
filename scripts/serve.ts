import { spawn } from "node:child_process";
import { openSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import process from "node:process";
import { Client } from "pg";
import { createSetupCode } from "../data/principal/setup";
import { disconnect } from "../db/client";
import { migrate } from "../db/migrate";
import { loadSample } from "../db/sample/load";
import { type EmbeddedDatabase, startEmbeddedPostgres } from "../server/embedded-postgres";
import { ConsoleError, secretsIn, weakSettings } from "../server/secrets";

const sample = process.argv.includes("--sample");
const dev = process.argv.includes("--dev");
const dataDir = resolve(process.env.DATA_DIR ?? ".data");
const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST ?? "127.0.0.1";
const publicUrl = (process.env.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/$/, "");

let database: EmbeddedDatabase | undefined;
let stopping = false;

main().catch(async (error: unknown) => {
  const sentence = error instanceof ConsoleError;
  console.error(sentence ? `\n${error.message}\n` : error);
  await database?.stop();
  process.exit(1);
});

async function main(): Promise<void> {
  checkAddress();
  await requireFreePort();
  await openDatabase();
  const url = process.env.DATABASE_URL ?? "";
  await migrate(url).catch((cause: Error) => {
    throw new ConsoleError(`The database could not be brought up to date. ${cause.message}`, {
      cause,
    });
  });
  process.env.PUBLIC_URL = publicUrl;
  process.env.NEXTAUTH_URL = publicUrl;
  const welcome = sample ? await sampleWelcome(url) : await emptyWelcome();
  await disconnect();
  serve();
  await ready();
  console.log(
    `\n${welcome.join("\n")}\n\nCtrl-C stops it. Data: ${database ? dataDir : "DATABASE_URL"}\n`,
  );
}

function checkAddress(): void {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new ConsoleError(`PORT must be a number from 1 to 65535, not “${process.env.PORT}”.`);
  }
  const loopback = ["127.0.0.1", "localhost", "::1"].includes(host);
  if (sample && !loopback && process.env.ALLOW_SAMPLE_BEYOND_LOOPBACK !== "yes") {
    throw new ConsoleError(
      "The sample practice has a password that anyone can read, so it is served to this machine alone. Set ALLOW_SAMPLE_BEYOND_LOOPBACK=yes to serve it to others all the same.",
    );
  }
}

function requireFreePort(): Promise<void> {
  return new Promise((done, refuse) => {
    const probe = createServer();
    probe.once("error", (cause: NodeJS.ErrnoException) => {
      const why = cause.code === "EADDRINUSE" ? "is in use" : `cannot be used (${cause.code})`;
      refuse(new ConsoleError(`Port ${port} on ${host} ${why}. Set PORT to another.`, { cause }));
    });
    probe.listen(port, host, () => probe.close(() => done()));
  });
}

async function openDatabase(): Promise<void> {
  const given = process.env.DATABASE_URL;
  if (given) {
    const weak = weakSettings(process.env);
    if (weak.length > 0) {
      throw new ConsoleError(
        `With DATABASE_URL these settings must be given and strong: ${weak.join(", ")}. The README says how to make them.`,
      );
    }
    return requireDatabase(given);
  }
  const secrets = secretsIn(dataDir);
  process.env.MASTER_KEY ??= secrets.MASTER_KEY;
  process.env.NEXTAUTH_SECRET ??= secrets.NEXTAUTH_SECRET;
  database = await startEmbeddedPostgres(dataDir, secrets.databasePassword);
  process.env.DATABASE_URL = database.url;
  // For tools that look at the same database while it runs; as secret as the secrets beside it.
  writeFileSync(join(dataDir, "database-url"), database.url, { mode: 0o600 });
}

async function requireDatabase(url: string): Promise<void> {
  try {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    await client.connect();
    await client.end();
  } catch (cause) {
    const why = cause instanceof Error && cause.message ? cause.message : "no answer";
    throw new ConsoleError(`DATABASE_URL leads to no PostgreSQL that lets us in: ${why}.`, {
      cause,
    });
  }
}

async function sampleWelcome(url: string): Promise<string[]> {
  const { signIn, links } = await loadSample(url);
  return [
    "Soft Landing, sample practice (every person in it is invented)",
    "",
    `  Therapist   ${publicUrl}/sign-in`,
    `              ${signIn.email}  ·  ${signIn.password}`,
    ...links.map((link) => `  Client link ${link.url}   (${link.partner})`),
  ];
}

async function emptyWelcome(): Promise<string[]> {
  const code = await createSetupCode();
  return [
    "Soft Landing",
    "",
    code
      ? `  Set up the practice (this link works once): ${publicUrl}/setup/${code}`
      : `  Sign in: ${publicUrl}/sign-in`,
  ];
}

function serve(): void {
  const log = process.env.SERVER_LOG;
  const out = log ? openSync(log, "a") : "inherit";
  const next = spawn(
    process.execPath,
    ["node_modules/next/dist/bin/next", dev ? "dev" : "start", "-p", String(port), "-H", host],
    {
      stdio: ["ignore", dev || log ? out : "ignore", out],
      env: {
        ...process.env,
        NODE_ENV: dev ? "development" : "production",
        NEXT_TELEMETRY_DISABLED: "1",
      },
      // Its own group, so that Ctrl-C reaches it in order: the server first, then the database.
      detached: true,
    },
  );
  const stop = () => {
    if (stopping) return;
    stopping = true;
    next.kill("SIGTERM");
  };
  // The database package stops its cluster on any signal, before the server; ours is the order.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.removeAllListeners(signal);
    process.on(signal, stop);
  }
  next.on("exit", async (code) => {
    await database?.stop();
    if (!stopping) console.error("The server stopped by itself.");
    process.exit(stopping ? 0 : (code ?? 1) || 1);
  });
}

async function ready(): Promise<void> {
  const where = host === "0.0.0.0" ? "127.0.0.1" : host;
  for (let tries = 0; tries < 240 && !stopping; tries++) {
    const answer = await fetch(`http://${where}:${port}/api/ready`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 250));
  }
  if (!stopping) throw new ConsoleError("The server did not become ready within a minute.");
}
