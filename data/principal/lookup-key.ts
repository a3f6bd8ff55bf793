import "server-only";
import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { installationKey } from "@/db/schema/keyring";
import { env } from "@/server/env";
import { open, seal } from "@/server/seal";

const INSTALLATION = "00000000-0000-0000-0000-000000000000";

/** The key of look-up hashes: random, made at first need, the same for the whole installation. */
export async function lookupKey(tx: Transaction): Promise<Buffer> {
  const at = {
    table: "installation_key",
    column: "wrapped",
    row: "lookup",
    practice: INSTALLATION,
  };
  const master = { bytes: env().MASTER_KEY, version: 1 };
  const read = () => tx.select().from(installationKey).where(eq(installationKey.kind, "lookup"));
  let [row] = await read();
  if (!row) {
    const wrapped = seal(master, at, randomBytes(32));
    await tx.insert(installationKey).values({ kind: "lookup", wrapped }).onConflictDoNothing();
    [row] = await read();
  }
  if (!row) throw new Error("the look-up key could not be made");
  return open(master, at, row.wrapped);
}
