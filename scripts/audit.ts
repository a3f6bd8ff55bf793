// What audit-verify.mjs runs: verifies each practice's chain, beside a running server or without one.
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import process from "node:process";
import { parseArgs } from "node:util";
import { z } from "zod";
import { type Verified, verifyChain } from "../data/principal/audit-chain";
import { inEachPractice } from "../data/principal/practices";
import { disconnect } from "../db/client";
import { ConsoleError } from "../server/secrets";
import { joinDatabase } from "./database";

const heads = z.record(z.uuid(), z.object({ number: z.int(), chained: z.string() }));

type Heads = z.infer<typeof heads>;

const { values: options } = parseArgs({
  options: {
    head: { type: "string" },
    keep: { type: "string" },
    sample: { type: "boolean" },
  },
});

main().catch((error: unknown) => {
  console.error(error instanceof ConsoleError ? `\n${error.message}\n` : error);
  process.exit(1);
});

async function main(): Promise<void> {
  const kept = keptHeads();
  const database = await joinDatabase(process.env.DATA_DIR ?? "");
  process.env.NEXTAUTH_URL = process.env.PUBLIC_URL;
  const found: Verified[] = [];
  try {
    await inEachPractice(async (system) => {
      found.push(await verifyChain(system, kept[system.practiceId ?? ""] ?? null));
    });
  } finally {
    await disconnect();
    await database?.stop();
  }
  const seen = new Set(found.map(({ practiceId }) => practiceId));
  const gone = Object.keys(kept).filter((id) => !seen.has(id));
  for (const each of found) console.log(sentenceOf(each));
  for (const id of gone) console.log(`practice ${id}: gone, with its whole trail`);
  const wrong = found.some(({ fault }) => fault) || gone.length > 0;
  if (options.keep && wrong) {
    console.log(
      `Nothing was written to ${options.keep}: it would say of what is wrong now that it is right.`,
    );
  } else if (options.keep) {
    const now = found.map(({ practiceId, head }) => [practiceId, head]);
    writeFileSync(options.keep, `${JSON.stringify(Object.fromEntries(now), null, 2)}\n`);
    console.log(`The heads of now are in ${options.keep}; keep them away from the database.`);
  }
  process.exit(wrong ? 1 : 0);
}

/** What the trails are compared with: also what is about to be written over. */
function keptHeads(): Heads {
  const { head, keep } = options;
  const before = keep && existsSync(keep) && statSync(keep).size > 0 ? readHeads(keep) : {};
  return head ? { ...before, ...readHeads(head) } : before;
}

function sentenceOf({ practiceId, fault, head, againstHead }: Verified): string {
  if (fault) return `practice ${practiceId}: row ${fault.number} is ${fault.problem}`;
  const end = againstHead ? "and holds the head that was kept" : "truncation not ruled out";
  return `practice ${practiceId}: ${head.number} rows, whole, ${end}`;
}

function readHeads(file: string): Heads {
  try {
    return heads.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw new ConsoleError(`${file} holds no heads of audit trails.`, { cause });
  }
}
