import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { sql } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { connection, disconnect } from "../db/client";
import { migrate } from "../db/migrate";
import { buildAssignment } from "../db/sample/assigning";
import {
  type BuiltPractice,
  buildCouple,
  buildMember,
  buildPractice,
  buildSessions,
  buildSignIn,
} from "../db/sample/builders";
import { type Course, writeRound } from "../db/sample/course";
import { seeded } from "../db/sample/random";
import { buildReflections, type Writing } from "../db/sample/writing";
import { MARKS } from "../domain/couple";
import type { Therapist } from "../domain/principal";
import { median } from "../domain/trend";
import { addDays, wallTimeOf } from "../domain/wall-time";
import { freePort, startEmbeddedPostgres } from "../server/embedded-postgres";
import { startBarePage } from "./bare-page";
import { startNext, untilReady } from "./next-server";
import { StatementLog } from "./statement-log";

const TIME_ZONE = "Europe/Madrid";
const DAY = 86_400_000;
const COUPLES = Number(process.env.COUPLES ?? 80);
const WEEKS = 104;
const WARM = 30;
const VISITS = Number(process.env.VISITS ?? 150);
/** What a page may take, as a multiple of the bare page, and in statements. */
const AIMS = { caseload: 4, trends: 3 } as const;
const STATEMENTS = 8;
const now = new Date();

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "soft-landing-bench-"));
  chmodSync(folder, 0o755);
  const log = new StatementLog();
  const postgres = await startEmbeddedPostgres(folder, "bench", { heard: log.hear });
  const port = await freePort();
  Object.assign(process.env, {
    ...{ DATABASE_URL: postgres.url, PORT: String(port), HOST: "127.0.0.1" },
    ...{ PUBLIC_URL: `http://localhost:${port}`, NEXTAUTH_URL: `http://localhost:${port}` },
    MASTER_KEY: randomBytes(32).toString("base64"),
    NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
  });
  await migrate(postgres.url);
  const { cookie, couple } = await seed();
  // What autovacuum does in the two years that are seeded here in seconds.
  await connection().execute(sql`analyze`);
  await disconnect();
  const barePort = await freePort();
  const bare = startBarePage(barePort);
  const server = startNext(false);
  try {
    await untilReady();
    const host = `http://127.0.0.1:${port}`;
    const pages = {
      bare: `http://127.0.0.1:${barePort}/`,
      caseload: `${host}/couples`,
      trends: `${host}/couples/${couple}/trends`,
    };
    const visit = async (url: string) => {
      const began = performance.now();
      const response = await fetch(url, { headers: { cookie }, redirect: "manual" });
      const bytes = (await response.arrayBuffer()).byteLength;
      if (response.status !== 200) throw new Error(`${url} answered ${response.status}.`);
      return { took: performance.now() - began, bytes };
    };
    await time(pages, visit);
    await count(pages, visit, (work) => log.of(postgres.url, work));
  } finally {
    bare.kill();
    await server.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Visit = (url: string) => Promise<{ took: number; bytes: number }>;
type Pages = Record<"bare" | keyof typeof AIMS, string>;

async function time(pages: Pages, visit: Visit): Promise<void> {
  const entries = Object.entries(pages) as [keyof Pages, string][];
  const times = { bare: [] as number[], caseload: [] as number[], trends: [] as number[] };
  const bytes = { bare: 0, caseload: 0, trends: 0 };
  // In turns, so that whatever else the machine does meets each of them alike.
  for (let i = -WARM; i < VISITS; i++) {
    for (const [name, address] of entries) {
      const seen = await visit(address);
      if (i >= 0) times[name].push(seen.took);
      bytes[name] = seen.bytes;
    }
  }
  const floor = median(times.bare);
  console.log(`\n${COUPLES} couples, ${WEEKS} weeks, ${VISITS} visits of each page in turns\n`);
  for (const [name] of entries) {
    const took = median(times[name]);
    const ratio = (took / floor).toFixed(1);
    const aim = name === "bare" ? "" : ` (aim ${AIMS[name]})`;
    const size = `${Math.round(bytes[name] / 1000)} kB`;
    console.log(`  ${name.padEnd(10)} ${took.toFixed(1)} ms   ${ratio} ×${aim}   ${size}`);
  }
}

async function count(
  pages: Pages,
  visit: Visit,
  statementsOf: (work: () => Promise<unknown>) => Promise<string[]>,
): Promise<void> {
  for (const name of ["caseload", "trends"] as const) {
    const statements = await statementsOf(() => visit(pages[name]));
    console.log(`\n  ${name}: ${statements.length} statements (aim: at most ${STATEMENTS})`);
    for (const each of statements) console.log(`    ${each.slice(0, 110)}`);
  }
}

const COURSE: Course = {
  ...{ clear: [4, 6], said: [3, 7], received: [5, 5] },
  ...{ missing: 0, unknown: 0.03 },
};

/** A practice with one therapist and two years of weekly check-ins; gives a sign-in and one couple. */
async function seed() {
  const at = new Date(now.getTime() - (WEEKS + 2) * 7 * DAY);
  const practice = await buildPractice({
    ...{ name: "Bench", timeZone: TIME_ZONE, crisisLine: "Call 112.", at },
  });
  const owner = { name: "Dr. Okafor", email: "okafor@bench.example", role: "owner", at } as const;
  const therapist = await buildMember(practice, owner);
  const random = seeded(80);
  let couple = "";
  for (let i = 0; i < COUPLES; i++) couple = await seedCouple(practice, therapist, i, random);
  const { token } = await buildSignIn(therapist);
  const secret = process.env.NEXTAUTH_SECRET ?? "";
  const value = await encode({ token: { signIn: token }, secret });
  return { cookie: `soft-landing=${value}`, couple };
}

async function seedCouple(
  practice: BuiltPractice,
  therapist: Therapist,
  i: number,
  random: () => number,
): Promise<string> {
  const at = new Date(now.getTime() - (WEEKS + 1) * 7 * DAY);
  const words = { language: "en", safeContact: "By text" } as const;
  const couple = await buildCouple(therapist, {
    ...{ alias: `Couple ${i + 1}`, at },
    circle: { ...words, name: "Maya" },
    diamond: { ...words, name: "Jonas" },
  });
  const opens = addDays(wallTimeOf(now, practice.timeZone), -7 * WEEKS);
  const given = await buildAssignment(therapist, couple, {
    ...{ exerciseKey: "weekly-check-in", opens, due: addDays(opens, 5) },
    ...{ times: WEEKS + 6, everyWeeks: 1, timeZone: practice.timeZone, at },
  });
  const days = Array.from({ length: WEEKS / 2 }, (_, week) => (week * 2 - WEEKS + 2) * 7 + (i % 7));
  await buildSessions(
    therapist,
    couple,
    days.map((day) => new Date(now.getTime() + day * DAY)),
  );
  const used = new Set<string>();
  for (const mark of MARKS) {
    const rounds = given.rounds.slice(0, WEEKS);
    const writings = rounds.flatMap((round, week): Writing[] => {
      const of = { course: COURSE, language: "en", progress: week / WEEKS, used, now } as const;
      const done = writeRound(random, given, round, { ...of, other: { received: null } });
      return done ? [done.writing] : [];
    });
    await buildReflections(given, mark, writings);
  }
  return couple.id;
}
