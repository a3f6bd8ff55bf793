import "server-only";
import { and, eq, isNull, ne } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { link } from "@/db/schema/assignment";
import { partner } from "@/db/schema/couple";
import { erasure } from "@/db/schema/erasure";
import { reflection, settingAside, withdrawal } from "@/db/schema/reflection";
import { opening, release } from "@/db/schema/release";
import { NotFound, Refused } from "@/domain/errors";
import type { Therapist } from "@/domain/principal";
import { record } from "./audit";
import { lockCouple, openIfBoth } from "./opening";
import { alsoOpened } from "./prediction";
import { asPrincipal, asSystem } from "./principal/transaction";
import { copyReflection } from "./readdressing";
import { requireSent } from "./scope";

type Row = typeof reflection.$inferSelect;

/**
 * Keeps a sent reflection out of everything, since the wrong partner wrote it: pages, trends, safe
 * view; what it released closes. Undone by `bringBack`. Throws NotFound for what was not sent or is
 * off the care team.
 */
export function setAside(therapist: Therapist, reflectionId: string): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    const row = await requireSent(therapist, tx, reflectionId);
    const { practiceId, coupleId } = row;
    await lockCouple(therapist, tx, coupleId);
    const setBy = therapist.memberId;
    await tx
      .insert(settingAside)
      .values({ reflectionId, practiceId, coupleId, setBy })
      .onConflictDoNothing();
    await asSystem(therapist, tx, async () => {
      const setAsideAt = new Date();
      await tx.update(reflection).set({ setAsideAt }).where(eq(reflection.id, reflectionId));
      const gone = await tx
        .delete(release)
        .where(eq(release.reflectionId, reflectionId))
        .returning();
      for (const { roundId, promptKey } of gone) {
        await tx
          .delete(opening)
          .where(and(eq(opening.roundId, roundId), eq(opening.promptKey, promptKey)));
      }
    });
    await record(therapist, tx, {
      ...{ action: "reflection.set-aside", subjectId: reflectionId, coupleId },
    });
  });
}

/**
 * Takes a reflection back in; what it had released stays taken back. Throws NotFound as `setAside`,
 * Refused once its answers were given to the other partner, or another was begun in its place.
 */
export function bringBack(
  therapist: Therapist,
  reflectionId: string,
  now: Date = new Date(),
): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    const row = await requireSent(therapist, tx, reflectionId);
    const { coupleId, roundId } = row;
    await lockCouple(therapist, tx, coupleId);
    const [aside] = await tx
      .select()
      .from(settingAside)
      .where(eq(settingAside.reflectionId, reflectionId));
    if (!aside) return;
    if (aside.readdressedAs) {
      throw new Refused("These answers were given to the other partner, and count there.");
    }
    if (await hasOther(therapist, tx, row)) {
      throw new Refused("The partner has written an own reflection on this round since.");
    }
    await tx.delete(settingAside).where(eq(settingAside.reflectionId, reflectionId));
    // What its writer released meanwhile could not open while it was aside.
    await asSystem(therapist, tx, async (system) => {
      await tx.update(reflection).set({ setAsideAt: null }).where(eq(reflection.id, reflectionId));
      const kept = await tx.select().from(release).where(eq(release.reflectionId, reflectionId));
      for (const { promptKey } of kept) await openIfBoth(system, tx, { roundId, promptKey }, now);
    });
    await record(therapist, tx, {
      ...{ action: "reflection.brought-back", subjectId: reflectionId, coupleId },
    });
  });
}

/**
 * Gives a reflection's answers to the other partner, whose they are: sealed again under that
 * partner's key, on the same round. The first one stays aside. Throws NotFound as `setAside`,
 * Refused when it is withdrawn or to be erased, when it was given already, or when the other partner
 * has a reflection on the round or was never asked.
 */
export function readdress(
  therapist: Therapist,
  reflectionId: string,
): Promise<{ reflectionId: string }> {
  return asPrincipal(therapist, async (tx) => {
    const row = await requireSent(therapist, tx, reflectionId);
    const { coupleId } = row;
    await lockCouple(therapist, tx, coupleId);
    const [aside] = await tx
      .select()
      .from(settingAside)
      .where(eq(settingAside.reflectionId, reflectionId));
    if (!aside) throw new Refused("Set it aside first.");
    if (aside.readdressedAs) throw new Refused("This was already given to the other partner.");
    const to = await otherPartner(therapist, tx, row);
    const made = await asSystem(therapist, tx, (system) => copyReflection(system, tx, row, to));
    await alsoOpened(therapist, tx, { coupleId, roundId: row.roundId, from: row.partnerId, to });
    await tx
      .update(settingAside)
      .set({ readdressedAs: made })
      .where(eq(settingAside.reflectionId, reflectionId));
    await record(therapist, tx, { action: "reflection.readdressed", subjectId: made, coupleId });
    return { reflectionId: made };
  });
}

// The other partner, if the answers can be given there.
async function otherPartner(_therapist: Therapist, tx: Transaction, row: Row): Promise<string> {
  const [going] = await tx
    .select({ id: erasure.partnerId })
    .from(erasure)
    .where(eq(erasure.coupleId, row.coupleId));
  if (going) throw new Refused("A partner asked for everything to be erased. It stays as it is.");
  const [back] = await tx
    .select({ at: withdrawal.createdAt })
    .from(withdrawal)
    .where(eq(withdrawal.reflectionId, row.id));
  if (back) throw new Refused("This was withdrawn. It stays so.");
  const [other] = await tx
    .select({ id: partner.id })
    .from(partner)
    .where(and(eq(partner.coupleId, row.coupleId), ne(partner.id, row.partnerId)));
  if (!other) throw new NotFound();
  const [asked] = await tx
    .select({ id: link.id })
    .from(link)
    .where(and(eq(link.assignmentId, row.assignmentId), eq(link.partnerId, other.id)));
  if (!asked) throw new Refused("The other partner was not given this exercise.");
  const [own] = await tx
    .select({ id: reflection.id })
    .from(reflection)
    .where(
      and(
        eq(reflection.roundId, row.roundId),
        eq(reflection.partnerId, other.id),
        isNull(reflection.setAsideAt),
      ),
    );
  if (own) {
    throw new Refused("The other partner has begun an own reflection on this round.");
  }
  return other.id;
}

// Whose round it is may have answered it while this one was aside.
async function hasOther(_therapist: Therapist, tx: Transaction, row: Row): Promise<boolean> {
  const others = await tx
    .select({ id: reflection.id })
    .from(reflection)
    .where(
      and(
        eq(reflection.roundId, row.roundId),
        eq(reflection.partnerId, row.partnerId),
        isNull(reflection.setAsideAt),
      ),
    );
  return others.length > 0;
}
