// The server with its database. Run by start.mjs and browser-tests.mjs, which check and complete the
// settings, and hold the channel whose end is the end of the server.
import process from "node:process";
import { countPractices, masterKeyFits } from "../data/principal/installation";
import { createSetupCode } from "../data/principal/setup";
import { disconnect } from "../db/client";
import { migrate } from "../db/migrate";
import { loadSample } from "../db/sample/load";
import { ConsoleError } from "../server/secrets";
import { openDatabase } from "./database";
import { type NextServer, startNext, untilReady } from "./next-server";

const sample = process.argv.includes("--sample");
const dev = process.argv.includes("--dev");
const { DATA_DIR = "", PUBLIC_URL = "" } = process.env;

let opening: ReturnType<typeof openDatabase> | undefined;
let server: NextServer | undefined;
let serving = false;
let ending = false;

// The database package stops its cluster on any signal, before the server; ours is the order.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.removeAllListeners(signal);
  process.on(signal, asked);
}
process.on("disconnect", asked);
main().catch((error: unknown) => end(1, error instanceof ConsoleError ? error.message : error));

async function main(): Promise<void> {
  opening = openDatabase(DATA_DIR);
  const database = await opening;
  const url = process.env.DATABASE_URL ?? "";
  process.env.NEXTAUTH_URL = PUBLIC_URL;
  await migrate(url);
  await checkContent();
  const welcome = sample ? await sampleWelcome(url) : await emptyWelcome();
  await disconnect();
  if (ending) return;
  server = startNext(dev);
  server.ended.then(() => end(1, "The server stopped by itself."));
  await untilReady();
  if (ending) return;
  serving = true;
  console.log(
    `\n${welcome.join("\n")}\n\nCtrl-C stops it. Data: ${database ? DATA_DIR : "DATABASE_URL"}\n`,
  );
}

/** What is in the database must go with the command and the settings. */
async function checkContent(): Promise<void> {
  if (!(await masterKeyFits())) {
    throw new ConsoleError(
      "MASTER_KEY is not the one that this database was sealed with, and nothing in it opens with another.",
    );
  }
  const practices = await countPractices();
  if (sample && practices.real > 0) {
    throw new ConsoleError(
      "The database holds a practice of its own, and the invented one does not go beside it; choose another DATA_DIR or DATABASE_URL, or run npm start.",
    );
  }
  if (practices.sample > 0 && !process.env.SERVES_SAMPLE) {
    throw new ConsoleError(
      "The database holds the sample practice, whose password anyone can read, so it is served to this machine alone; ALLOW_SAMPLE_BEYOND_LOOPBACK=yes serves it to others all the same.",
    );
  }
}

async function sampleWelcome(url: string): Promise<string[]> {
  const { signIn, links } = await loadSample(url);
  return [
    "Soft Landing, sample practice (every person in it is invented)",
    "",
    `  Therapist   ${PUBLIC_URL}/sign-in`,
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
      ? `  Set up the practice (this link works once): ${PUBLIC_URL}/setup/${code}`
      : `  Sign in: ${PUBLIC_URL}/sign-in`,
  ];
}

function asked(): void {
  if (serving) end(0);
  else end(1, "Stopped before it was ready; the next start makes good what is missing.");
}

/** Stops the server first and its database after it, once, whoever asks and how often. */
async function end(code: number, why?: unknown): Promise<void> {
  if (ending) return;
  ending = true;
  if (typeof why === "string") console.error(`\n${why}\n`);
  else if (why) console.error(why);
  await server?.stop();
  const database = await opening?.catch(() => null);
  await database?.stop();
  process.exit(code);
}
