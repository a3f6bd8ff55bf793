import "server-only";
import { and, eq, inArray, isNotNull, isNull, lte, notInArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { archival, partner as partnerTable } from "@/db/schema/couple";
import { erasure, legalHold } from "@/db/schema/erasure";
import { erasedKey, wrappedKey } from "@/db/schema/keyring";
import { latestRatings } from "@/db/schema/latest-ratings";
import { practice } from "@/db/schema/practice";
import { opening, release } from "@/db/schema/release";
import { coupleEnds, erasesAt, THINK_AGAIN } from "@/domain/erasure";
import { NotFound, Refused } from "@/domain/errors";
import type { Unlocked } from "@/domain/passphrase";
import type { Partner, System, Therapist } from "@/domain/principal";
import { record } from "./audit";
import { type Erasing, erasingOf } from "./erasing";
import { closePracticeIfErased, erasePracticeWhenDue } from "./practice-erasure";
import { asPrincipal } from "./principal/transaction";
import { dropEveryRelease } from "./release";
import { opensEverything } from "./whole-past";

/**
 * The partner wants everything gone: all of it is hidden at once from everybody, every release is
 * taken back, and in seven days the key is deleted, once the request is sure (see `opensEverything`). Asked
 * again, the first hour stands. Throws Refused in a sign-in in which the passphrase was not said.
 */
export function askErasure(partner: Partner, now: Date = new Date()): Promise<void> {
  return asPrincipal(partner, async (tx) => {
    const askedWith = requireUnlocked(partner).id;
    const { practiceId, coupleId, partnerId } = partner;
    await dropEveryRelease(partner, tx);
    const sureAt = (await opensEverything(partner, tx, requireUnlocked(partner))) ? now : null;
    const times = { createdAt: now, erasesAt: erasesAt(now), sureAt };
    await tx
      .insert(erasure)
      .values({ partnerId, practiceId, coupleId, askedWith, ...times })
      .onConflictDoNothing();
    await record(partner, tx, { action: "erasure.asked", subjectId: partnerId });
  });
}

/** Whether the passphrase said here would have the key deleted without being asked again. */
export function wouldBeSure(partner: Partner): Promise<boolean> {
  return asPrincipal(partner, (tx) => opensEverything(partner, tx, requireUnlocked(partner)));
}

/**
 * Says again, by a link issued after the request, that everything is to be erased: the key goes when
 * its days are over, and not before tomorrow. Throws Refused by an older link or another passphrase, NotFound when nothing was
 * asked for or the key is gone already.
 */
export function confirmErasure(partner: Partner, now: Date = new Date()): Promise<void> {
  return asPrincipal(partner, async (tx) => {
    const { newerLink } = await requireDecision(partner, tx);
    if (!newerLink) throw new Refused("This needs a newer link.");
    const unsure = and(eq(erasure.partnerId, partner.partnerId), isNull(erasure.sureAt));
    // Said late, it still leaves a day to think again, as the page says.
    const soonest = new Date(now.getTime() + THINK_AGAIN).toISOString();
    const said = await tx
      .update(erasure)
      .set({ sureAt: now, erasesAt: sql`greatest(${erasure.erasesAt}, ${soonest}::timestamptz)` })
      .where(unsure)
      .returning();
    if (said.length > 0)
      await record(partner, tx, { action: "erasure.confirmed", subjectId: partner.partnerId });
  });
}

/**
 * Everything is there again as it was, apart from what had been released. Throws Refused without the
 * passphrase that asked or one set since by a newer link, NotFound when nothing was asked for or the
 * key is gone already.
 */
export function undoErasure(partner: Partner): Promise<void> {
  return asPrincipal(partner, async (tx) => {
    await requireDecision(partner, tx);
    const mine = and(eq(erasure.partnerId, partner.partnerId), isNull(erasure.erasedAt));
    const gone = await tx.delete(erasure).where(mine).returning();
    if (gone.length === 0) throw new NotFound();
    await record(partner, tx, { action: "erasure.undone", subjectId: partner.partnerId });
  });
}

/**
 * Deletes, in one practice, the keys whose hour has come: all of them, where its owners asked for that;
 * of partners who surely asked for it; and of archived couples whose care team did, or that the practice
 * has kept for its years.
 * Never under a legal hold. What was erased before stays erased, whatever dump was restored. Runs as
 * often as one likes, on one server at a time; gives the ids of what the keys that went belonged to.
 */
export function eraseDue(system: System, now: Date = new Date()): Promise<string[]> {
  return asPrincipal(system, async (tx) => {
    const { practiceId } = system;
    if (!practiceId || !(await takeTurn(practiceId, tx))) return [];
    const held = (await tx.select({ id: legalHold.practiceId }).from(legalHold)).length > 0;
    const everything = held ? [] : await erasePracticeWhenDue(system, tx, now);
    await applyLedger(practiceId, tx);
    await closePracticeIfErased(system, tx);
    if (held || everything.length > 0) return everything;
    const asked = await tx
      .select({ partnerId: erasure.partnerId, coupleId: erasure.coupleId })
      .from(erasure)
      .where(and(lte(erasure.erasesAt, now), isNull(erasure.erasedAt), isNotNull(erasure.sureAt)))
      .for("update");
    for (const { partnerId, coupleId } of asked)
      await erase(system, tx, { practiceId, coupleId, partnerIds: [partnerId], keys: [] }, now);
    const over = await couplesDue(practiceId, tx, now);
    for (const { coupleId, partnerIds } of over)
      await erase(system, tx, { practiceId, coupleId, partnerIds, keys: [coupleId] }, now);
    return [
      ...asked.map((each) => each.partnerId),
      ...over.flatMap(({ coupleId, partnerIds }) => [coupleId, ...partnerIds]),
    ];
  });
}

/** Waits until no erasing runs in the practice: what keeps something from it, set while one runs, comes after it. */
export async function awaitErasing(therapist: Therapist, tx: Transaction): Promise<void> {
  const { practiceId } = therapist;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${practiceId}, 11))`);
}

type Doomed = {
  practiceId: string;
  coupleId: string;
  partnerIds: readonly string[];
  /** Further keys that go: the couple's own, once the couple is erased. */
  keys: readonly string[];
};

async function erase(system: System, tx: Transaction, doomed: Doomed, now: Date): Promise<void> {
  const { practiceId, coupleId, partnerIds } = doomed;
  const ids = [...doomed.keys, ...partnerIds];
  await tx.delete(wrappedKey).where(inArray(wrappedKey.id, ids));
  await tx
    .insert(erasedKey)
    .values(ids.map((id) => ({ id, practiceId, erasedAt: now })))
    .onConflictDoNothing();
  await close(tx, coupleId, partnerIds);
  for (const partnerId of partnerIds) {
    await markErased(tx, { practiceId, coupleId, partnerId }, now);
    await record(system, tx, { action: "partner.erased", subjectId: partnerId, coupleId });
  }
  // After what counts the change, as whoever changes something does.
  await tx.delete(latestRatings).where(inArray(latestRatings.partnerId, [...partnerIds]));
  if (doomed.keys.length > 0)
    await record(system, tx, { action: "couple.erased", subjectId: coupleId, coupleId });
}

// An old dump may bring keys back that the ledger names, and what was open then.
async function applyLedger(practiceId: string, tx: Transaction): Promise<void> {
  const named = tx.select({ id: erasedKey.id }).from(erasedKey);
  await tx.delete(wrappedKey).where(inArray(wrappedKey.id, named));
  const back = await tx
    .select({ partnerId: partnerTable.id, coupleId: partnerTable.coupleId, at: erasedKey.erasedAt })
    .from(partnerTable)
    .innerJoin(erasedKey, eq(erasedKey.id, partnerTable.id))
    .leftJoin(erasure, eq(erasure.partnerId, partnerTable.id))
    .where(isNull(erasure.erasedAt));
  for (const { partnerId, coupleId, at } of back) {
    await close(tx, coupleId, [partnerId]);
    await markErased(tx, { practiceId, coupleId, partnerId }, at);
  }
  await tx.delete(latestRatings).where(inArray(latestRatings.partnerId, named));
}

async function close(tx: Transaction, coupleId: string, partnerIds: readonly string[]) {
  await tx.delete(release).where(inArray(release.partnerId, [...partnerIds]));
  // An opening shows both, so none outlives either.
  await tx.delete(opening).where(eq(opening.coupleId, coupleId));
}

async function markErased(
  tx: Transaction,
  of: { practiceId: string; coupleId: string; partnerId: string },
  at: Date,
): Promise<void> {
  await tx
    .insert(erasure)
    .values({ ...of, createdAt: at, erasesAt: at, erasedAt: at })
    .onConflictDoUpdate({
      target: erasure.partnerId,
      set: { erasedAt: sql`coalesce(${erasure.erasedAt}, excluded.erased_at)` },
    });
}

async function couplesDue(practiceId: string, tx: Transaction, now: Date) {
  const [house] = await tx
    .select({ years: practice.retentionYears })
    .from(practice)
    .where(eq(practice.id, practiceId));
  if (!house) throw new NotFound();
  const rows = await tx
    .select()
    .from(archival)
    .where(notInArray(archival.coupleId, tx.select({ id: erasedKey.id }).from(erasedKey)));
  const over = rows.filter((row) => coupleEnds(row, house.years) <= now);
  const partners = over.length
    ? await tx
        .select({ id: partnerTable.id, coupleId: partnerTable.coupleId })
        .from(partnerTable)
        .where(
          inArray(
            partnerTable.coupleId,
            over.map((row) => row.coupleId),
          ),
        )
    : [];
  return over.map(({ coupleId }) => ({
    coupleId,
    partnerIds: partners.filter((each) => each.coupleId === coupleId).map((each) => each.id),
  }));
}

async function takeTurn(practiceId: string, tx: Transaction): Promise<boolean> {
  const { rows } = await tx.execute<{ mine: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${practiceId}, 11)) as mine`,
  );
  return rows[0]?.mine ?? false;
}

function requireUnlocked({ unlocked }: Partner): Unlocked {
  if (!unlocked) throw new Refused("The passphrase comes first.");
  return unlocked;
}

async function requireDecision(partner: Partner, tx: Transaction): Promise<Erasing> {
  requireUnlocked(partner);
  const going = await erasingOf(partner, tx);
  if (!going || going.erasedAt) throw new NotFound();
  if (!going.mayDecide) throw new Refused("Another passphrase asked for this.");
  return going;
}
