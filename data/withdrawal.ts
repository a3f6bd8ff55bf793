import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { reflection, withdrawal } from "@/db/schema/reflection";
import { NotFound } from "@/domain/errors";
import type { Partner } from "@/domain/principal";
import { record } from "./audit";
import { readSent } from "./history";
import { asPrincipal } from "./principal/transaction";
import { dropReleasesOf } from "./release";

/**
 * Takes a sent reflection out of everybody else's sight: reading, trends, safe view and exports.
 * What it released is taken back. Undone by `undoWithdrawal`. Throws Refused without the passphrase,
 * NotFound for a reflection that it does not open.
 */
export function withdrawReflection(
  partner: Partner,
  reflectionId: string,
  now: Date = new Date(),
): Promise<void> {
  return asPrincipal(partner, async (tx) => {
    const { assignmentId } = await requireOpened(partner, tx, reflectionId, now);
    const { practiceId, coupleId, partnerId } = partner;
    const scope = { practiceId, coupleId, partnerId, assignmentId };
    await dropReleasesOf(partner, tx, reflectionId);
    await tx
      .insert(withdrawal)
      .values({ reflectionId, ...scope, createdAt: now })
      .onConflictDoNothing();
    await record(partner, tx, { action: "reflection.withdrawn", subjectId: reflectionId });
  });
}

/** Lets the care team read a withdrawn reflection again; its releases stay taken back. Throws as `withdrawReflection`. */
export function undoWithdrawal(
  partner: Partner,
  reflectionId: string,
  now: Date = new Date(),
): Promise<void> {
  return asPrincipal(partner, async (tx) => {
    await requireOpened(partner, tx, reflectionId, now);
    await tx.delete(withdrawal).where(eq(withdrawal.reflectionId, reflectionId));
    await record(partner, tx, { action: "reflection.restored", subjectId: reflectionId });
  });
}

async function requireOpened(partner: Partner, tx: Transaction, reflectionId: string, now: Date) {
  const [past] = await readSent(partner, tx, now, reflectionId);
  if (!past?.answers.some((one) => one.own.answer !== "elsewhere")) throw new NotFound();
  const [row] = await tx.select().from(reflection).where(eq(reflection.id, reflectionId));
  if (!row) throw new NotFound();
  return row;
}
