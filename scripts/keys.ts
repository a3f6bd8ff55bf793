// What keys-rotate.mjs runs: gives practices new keys, or the installation a new master key.
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import process from "node:process";
import { parseArgs } from "node:util";
import { opensPracticeKey, rewrapPracticeKey, rotatePracticeKey } from "../data/key-rotation";
import { masterKeyFits } from "../data/principal/installation";
import {
  opensInstallationKeysWith,
  rewrapInstallationKeys,
  whileRotatingAlone,
} from "../data/principal/installation-key";
import { inEachPractice } from "../data/principal/practices";
import { disconnect, type Transaction } from "../db/client";
import { masterKeys, readMasterKeysAgain } from "../server/env";
import { newestMasterKey } from "../server/master-key";
import type { Key } from "../server/seal";
import { ConsoleError, storedMasterKeys, storeMasterKeys, writeWhole } from "../server/secrets";
import { joinDatabase } from "./database";

const { DATA_DIR = "" } = process.env;
const { values: options } = parseArgs({
  options: {
    master: { type: "boolean" },
    practices: { type: "boolean" },
    sample: { type: "boolean" },
  },
});

main().catch((error: unknown) => {
  console.error(error instanceof ConsoleError ? `\n${error.message}\n` : error);
  process.exit(1);
});

async function main(): Promise<void> {
  const database = await joinDatabase(DATA_DIR);
  process.env.NEXTAUTH_URL = process.env.PUBLIC_URL;
  try {
    await requireFit();
    if (options.master) await rotateMaster();
    if (options.practices) await rotatePractices();
  } finally {
    await disconnect();
    await database?.stop();
  }
}

async function rotatePractices(): Promise<void> {
  await inEachPractice(async (system) => {
    const count = await rotatePracticeKey(system);
    console.log(`practice ${system.practiceId}: a new key, ${count} values sealed anew`);
  });
}

async function rotateMaster(): Promise<void> {
  const done = await whileRotatingAlone(wrapAnew);
  if (!done) throw new ConsoleError(TAKEN);
  console.log(done);
}

/**
 * Goes from one master key to the next, and says what was done. Broken off anywhere it leaves two
 * keys, each of which is needed, and goes on when it is run again.
 */
async function wrapAnew(lock: Transaction): Promise<string> {
  const keeper = keeperOfMasterKeys();
  // Somebody may have rotated it between the start of this command and its turn.
  readMasterKeysAgain();
  await requireFit();
  if (masterKeys().length === 1) {
    if (!keeper) throw new ConsoleError(TWO_KEYS);
    keeper.write(`${keeper.read().trim()} ${randomBytes(32).toString("base64")}`);
    readMasterKeysAgain();
  }
  const next = newestMasterKey();
  let count = 0;
  await rewrapInstallationKeys(next);
  await inEachPractice(async (system) => {
    await rewrapPracticeKey(system, next);
    count += 1;
  });
  if (!(await opensEverything(lock, next))) throw new ConsoleError(NOT_ALL);
  keeper?.write(next.bytes.toString("base64"));
  return keeper
    ? `The master key is a new one, kept where the old one was; it wraps the keys of all practices (${count}). Copies of the old one open nothing of today's.`
    : `The second key of MASTER_KEY wraps the keys of all practices now (${count}). From the next start on MASTER_KEY may be that one alone.`;
}

// The installation's keys last and in the transaction of the lock: if that was lost, this fails.
async function opensEverything(lock: Transaction, key: Key): Promise<boolean> {
  let whole = true;
  await inEachPractice(async (system) => {
    whole = (await opensPracticeKey(system, key)) && whole;
  });
  return (await opensInstallationKeysWith(lock, key)) && whole;
}

async function requireFit(): Promise<void> {
  if (await masterKeyFits()) return;
  throw new ConsoleError("MASTER_KEY is not the one that this database was sealed with.");
}

const TAKEN =
  "The master key is being rotated already, by another such command on this database; when it has ended, the key is a new one.";

const NOT_ALL =
  "Not everything is wrapped with the new master key: some keys still open with the old master key alone. Both are kept; run this again.";

const TWO_KEYS =
  "MASTER_KEY holds one key. Make another (openssl rand -base64 32), set MASTER_KEY to both, the new one last with a space between, start the server again, and run this again.";

/** What the master key is read from and written to; null where it comes from the environment. */
function keeperOfMasterKeys() {
  const { MASTER_KEY, MASTER_KEY_FILE: file } = process.env;
  if (MASTER_KEY) return null;
  if (file) {
    return {
      read: () => readFileSync(file, "utf8"),
      write: (text: string) => written(file, () => writeWhole(file, `${text}\n`)),
    };
  }
  return {
    read: () => storedMasterKeys(DATA_DIR) ?? "",
    write: (text: string) => written(DATA_DIR, () => storeMasterKeys(DATA_DIR, text)),
  };
}

function written(place: string, write: () => void): void {
  try {
    write();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ConsoleError(
      `The master key cannot be written to ${place}: ${why}. Write both keys there yourself, the new one last with a space between, and run this again.`,
      { cause },
    );
  }
}
