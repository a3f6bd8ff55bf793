import "server-only";
import { and, eq, isNull, lte, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { practiceErasure } from "@/db/schema/erasure";
import { invitation } from "@/db/schema/invitation";
import { erasedKey, wrappedKey } from "@/db/schema/keyring";
import { credential, signIn } from "@/db/schema/member";
import { passkey } from "@/db/schema/passkey";
import { practice } from "@/db/schema/practice";
import { GRACE } from "@/domain/erasure";
import { Invalid, NotFound } from "@/domain/errors";
import type { PracticeErasureInput } from "@/domain/practice";
import type { System, Therapist } from "@/domain/principal";
import { record } from "./audit";
import { asActingOwner, asOwner } from "./owner";
import { requirePassword, requireSignIn } from "./password";

/**
 * An owner wants the whole practice erased: in thirty days every key of it is deleted. Until then
 * everything goes on as it is. Asked again, the first hour stands. Throws Refused for anyone but an
 * owner, Invalid for another name than the practice's or a wrong password,
 * SignInNeeded as `requireSignIn` does.
 */
export async function askPracticeErasure(
  therapist: Therapist,
  { practiceName, password }: PracticeErasureInput,
  now: Date = new Date(),
): Promise<void> {
  await asOwner(therapist, async (tx) => {
    const [house] = await tx
      .select({ name: practice.name })
      .from(practice)
      .where(eq(practice.id, therapist.practiceId));
    if (house?.name !== practiceName)
      throw new Invalid({ practiceName: "This is not the name of the practice." });
  });
  await requirePassword(therapist, password, "password");
  await asActingOwner(therapist, async (tx) => {
    await requireSignIn(therapist, tx);
    const { practiceId, memberId } = therapist;
    const erasesAt = new Date(now.getTime() + GRACE);
    await tx
      .insert(practiceErasure)
      .values({ practiceId, askedBy: memberId, createdAt: now, erasesAt })
      .onConflictDoNothing();
    await record(therapist, tx, { action: "practice-erasure.asked", subjectId: practiceId });
  });
}

/** The practice stays. Throws Refused for anyone but an owner, NotFound when nothing was asked for. */
export function undoPracticeErasure(therapist: Therapist): Promise<void> {
  return asActingOwner(therapist, async (tx) => {
    const { practiceId } = therapist;
    const asked = and(eq(practiceErasure.practiceId, practiceId), isNull(practiceErasure.erasedAt));
    const gone = await tx.delete(practiceErasure).where(asked).returning();
    if (gone.length === 0) throw new NotFound();
    await record(therapist, tx, { action: "practice-erasure.undone", subjectId: practiceId });
  });
}

/** Deletes every key of the practice, if its hour has come, and writes them into the ledger; gives their ids. */
export async function erasePracticeWhenDue(
  system: System,
  tx: Transaction,
  now: Date,
): Promise<string[]> {
  const { practiceId } = system;
  if (!practiceId) return [];
  const due = await tx
    .update(practiceErasure)
    .set({ erasedAt: now })
    .where(and(lte(practiceErasure.erasesAt, now), isNull(practiceErasure.erasedAt)))
    .returning();
  if (due.length === 0) return [];
  const keys = await tx
    .delete(wrappedKey)
    .where(eq(wrappedKey.practiceId, practiceId))
    .returning({ id: wrappedKey.id });
  const ids = keys.map(({ id }) => id);
  // The practice's own id is what closes it, also where its key was gone before.
  await tx
    .insert(erasedKey)
    .values([...new Set([practiceId, ...ids])].map((id) => ({ id, practiceId, erasedAt: now })))
    .onConflictDoNothing();
  await record(system, tx, { action: "practice.erased", subjectId: practiceId });
  return ids;
}

/**
 * Nobody signs in to a practice that the ledger names, and nothing of it opens, whatever an old dump
 * brought back.
 */
export async function closePracticeIfErased(system: System, tx: Transaction): Promise<void> {
  const { practiceId } = system;
  if (!practiceId) return;
  const [named] = await tx.select().from(erasedKey).where(eq(erasedKey.id, practiceId));
  if (!named) return;
  await tx.delete(wrappedKey).where(eq(wrappedKey.practiceId, practiceId));
  await tx.delete(credential).where(eq(credential.practiceId, practiceId));
  await tx.delete(invitation).where(eq(invitation.practiceId, practiceId));
  const open = and(eq(signIn.practiceId, practiceId), isNull(signIn.endedAt));
  await tx.update(signIn).set({ endedAt: named.erasedAt }).where(open);
  await tx.delete(passkey).where(eq(passkey.practiceId, practiceId));
  const at = { createdAt: named.erasedAt, erasesAt: named.erasedAt, erasedAt: named.erasedAt };
  await tx
    .insert(practiceErasure)
    .values({ practiceId, ...at })
    .onConflictDoUpdate({
      target: practiceErasure.practiceId,
      set: { erasedAt: sql`coalesce(${practiceErasure.erasedAt}, excluded.erased_at)` },
    });
}
