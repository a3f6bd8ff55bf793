// What member-recover.mjs runs: a way back for a member whom nobody in the practice can help.
import process from "node:process";
import { parseArgs } from "node:util";
import { masterKeyFits } from "../data/principal/installation";
import { forMemberAt } from "../data/principal/practices";
import { notReady } from "../data/principal/ready";
import { letInAlone, makeRecoveryLink } from "../data/recovery";
import { disconnect } from "../db/client";
import { NotFound, Refused } from "../domain/errors";
import { ConsoleError } from "../server/secrets";
import { joinDatabase } from "./database";

const { DATA_DIR = "", PUBLIC_URL } = process.env;
const {
  values: options,
  positionals: [email = ""],
} = parseArgs({
  options: { "let-in": { type: "boolean" }, sample: { type: "boolean" } },
  allowPositionals: true,
});

main().catch((error: unknown) => {
  console.error(error instanceof ConsoleError ? `\n${error.message}\n` : error);
  process.exit(1);
});

async function main(): Promise<void> {
  const database = await joinDatabase(DATA_DIR);
  process.env.NEXTAUTH_URL = PUBLIC_URL;
  try {
    const reason = await notReady();
    if (reason) throw new ConsoleError(`${reason} Start the server once, then run this again.`);
    if (!(await masterKeyFits())) {
      throw new ConsoleError("MASTER_KEY is not the one that this database was sealed with.");
    }
    console.log(await (options["let-in"] ? lettingIn() : linking()).catch(inOneSentence));
  } finally {
    await disconnect();
    await database?.stop();
  }
}

async function linking(): Promise<string> {
  const { token } = await forMemberAt(email, makeRecoveryLink);
  return [
    `\nA reset link for ${email}. It works once, within a day, and no earlier one works any more:`,
    `  ${new URL(`/reset/${token}`, PUBLIC_URL).href}`,
    "It is a key: hand it to that person alone. Used without a code, it leaves access to each couple waiting for a colleague of the care team; where there is none, run this again with --let-in.\n",
  ].join("\n\n");
}

async function lettingIn(): Promise<string> {
  const { couples, stillWaiting } = await forMemberAt(email, letInAlone);
  const done = `${email} is let in again to ${counted(couples)} where nobody else could do it.`;
  const left = `Access to ${counted(stillWaiting)} still waits: a colleague of the care team lets them in, on the couple's page.`;
  return `\n${stillWaiting > 0 ? `${done} ${left}` : done}\n`;
}

const counted = (couples: number) => (couples === 1 ? "one couple" : `${couples} couples`);

function inOneSentence(cause: unknown): never {
  if (cause instanceof Refused) throw new ConsoleError(cause.reason, { cause });
  if (cause instanceof NotFound) {
    throw new ConsoleError(`Nobody signs in as “${email}” here.`, { cause });
  }
  throw cause;
}
