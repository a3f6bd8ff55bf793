import "server-only";
import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { installationKey } from "@/db/schema/keyring";
import { env } from "@/server/env";
import { open, seal } from "@/server/seal";

const PLACE = {
  table: "installation_key",
  column: "wrapped",
  row: "lookup",
  practice: "00000000-0000-0000-0000-000000000000",
};

/** The key of look-up hashes: random, made at first need, the same for the whole installation. */
export async function lookupKey(tx: Transaction): Promise<Buffer> {
  let wrapped = await stored(tx);
  if (!wrapped) {
    const made = seal(masterKey(), PLACE, randomBytes(32));
    await tx
      .insert(installationKey)
      .values({ kind: PLACE.row, wrapped: made })
      .onConflictDoNothing();
    wrapped = await stored(tx);
  }
  if (!wrapped) throw new Error("the look-up key could not be made");
  return open(masterKey(), PLACE, wrapped);
}

/** Whether the master key opens the look-up key, where there is one. */
export async function opensLookupKey(tx: Transaction): Promise<boolean> {
  const wrapped = await stored(tx);
  if (!wrapped) return true;
  try {
    open(masterKey(), PLACE, wrapped);
    return true;
  } catch {
    return false;
  }
}

async function stored(tx: Transaction): Promise<Buffer | undefined> {
  const [row] = await tx.select().from(installationKey).where(eq(installationKey.kind, PLACE.row));
  return row?.wrapped;
}

function masterKey() {
  return { bytes: env().MASTER_KEY, version: 1 };
}
