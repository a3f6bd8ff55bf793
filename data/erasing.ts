import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { erasure } from "@/db/schema/erasure";
import { Refused } from "@/domain/errors";
import type { Partner } from "@/domain/principal";

/** Whether the partner asked for everything to be erased: from then on all of it is hidden. */
export async function isErasing(partner: Partner, tx: Transaction): Promise<boolean> {
  const rows = await tx
    .select({ id: erasure.partnerId })
    .from(erasure)
    .where(eq(erasure.partnerId, partner.partnerId));
  return rows.length > 0;
}

/** Throws Refused while everything is being erased: what is written then would go with it, unread. */
export async function requireKept(partner: Partner, tx: Transaction): Promise<void> {
  if (await isErasing(partner, tx)) throw new Refused("Everything here is being erased.");
}
