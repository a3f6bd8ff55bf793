import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { forgetAttempts } from "../data/principal/attempt";
import { signInMember } from "../data/principal/sign-in";
import { disconnect } from "../db/client";
import { migrate } from "../db/migrate";
import { buildMember, buildPractice, buildSuspension } from "../db/sample/builders";
import { median } from "../domain/trend";
import { startEmbeddedPostgres } from "../server/embedded-postgres";
import { newId } from "../server/id";

const TRIES = Number(process.env.TRIES ?? 300);
const WARM = 21;
const KINDS = ["known", "unknown", "suspended"] as const;
const DAY = 86_400_000;
/** By how much the medians may differ, as a share of the known account's. */
const AIM = 0.1;

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "soft-landing-bench-"));
  chmodSync(folder, 0o755);
  const postgres = await startEmbeddedPostgres(folder, "bench");
  Object.assign(process.env, {
    ...{ DATABASE_URL: postgres.url, PUBLIC_URL: "http://localhost:3000" },
    MASTER_KEY: randomBytes(32).toString("base64"),
    NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
  });
  try {
    await migrate(postgres.url);
    await compare(await seed());
  } finally {
    await disconnect();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The e-mails of an account that is known and of one that is suspended. */
async function seed(): Promise<{ known: string; suspended: string }> {
  const at = new Date();
  const house = { name: "Practice", timeZone: "Europe/Madrid", crisisLine: "Call 112.", at };
  const practice = await buildPractice(house);
  const member = (email: string) =>
    buildMember(practice, { email, name: "One", role: "owner", password: "nine quiet owls", at });
  const [known, suspended] = ["known@story.example", "suspended@story.example"];
  const by = await member(known);
  await buildSuspension(practice, await member(suspended), by);
  return { known, suspended };
}

async function compare({ known, suspended }: { known: string; suspended: string }) {
  // Tries are forgotten after each, so that no limit is met.
  const emails = { known, suspended, unknown: "unknown@story.example" };
  const times: Record<(typeof KINDS)[number], number[]> = { known: [], unknown: [], suspended: [] };
  // In turns that begin with another each time: whatever else the machine does meets them alike.
  for (let i = -WARM; i < TRIES; i++) {
    for (const kind of [...KINDS.slice(i % 3), ...KINDS.slice(0, i % 3)]) {
      const began = performance.now();
      await signInMember(emails[kind], "not the password", { address: newId(), device: "" });
      if (i >= 0) times[kind].push(performance.now() - began);
      await forgetAttempts(new Date(Date.now() + DAY));
    }
  }
  const floor = median(times.known);
  console.log(`\n${TRIES} tries of each with a wrong password, in turns\n`);
  for (const kind of KINDS) {
    const took = median(times[kind]);
    const share = ((took - floor) / floor) * 100;
    const beside = kind === "known" ? "" : `   ${share.toFixed(1)} % (aim ±${AIM * 100} %)`;
    console.log(`${kind.padEnd(10)} ${took.toFixed(1)} ms${beside}`);
    if (Math.abs(share) > AIM * 100) process.exitCode = 1;
  }
}
