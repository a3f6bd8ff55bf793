import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { assignment } from "@/db/schema/assignment";
import { screening } from "@/db/schema/couple";
import { answer, reflection, withdrawal } from "@/db/schema/reflection";
import { opening, release } from "@/db/schema/release";
import { openAnswer } from "@/db/sealed-answer";
import { NotFound, Refused } from "@/domain/errors";
import type { Partner } from "@/domain/principal";
import { releasable } from "@/domain/release";
import { visibleTo } from "@/domain/visible";
import { newId } from "@/server/id";
import { record } from "./audit";
import { isErasing } from "./erasing";
import { keysOf } from "./keyring";
import { lockCouple, openIfBoth, type Passage, promptOf } from "./opening";
import { asPrincipal, asSystem } from "./principal/transaction";

/**
 * Lets the other partner read a passage, if the other chooses the same. The answer never depends on
 * the other's choice. Throws NotFound for a passage this sign-in cannot read itself, Refused where
 * releasing is not open or the prompt is the therapist's alone.
 */
export function releasePassage(
  partner: Partner,
  passage: Passage,
  now: Date = new Date(),
): Promise<void> {
  return asPrincipal(partner, async (tx) => {
    const row = await requireReadable(partner, tx, passage, now);
    if (!(await coupleFeaturesOpen(partner, tx))) throw new Refused("Releasing is not open.");
    await writeReleases(partner, tx, row, [passage.promptKey], now);
  });
}

/** Takes one release back; what it had opened closes at once. */
export function takeBackRelease(partner: Partner, passage: Passage): Promise<void> {
  return asPrincipal(partner, async (tx) => {
    const { roundId, promptKey } = passage;
    await dropReleases(
      partner,
      tx,
      and(eq(release.roundId, roundId), eq(release.promptKey, promptKey)),
    );
  });
}

/**
 * Who may read the passages of one sent reflection, chosen together: those in `both` are released,
 * those in `private` taken back. Throws as `releasePassage`, and then changes nothing.
 */
export function changeReleases(
  partner: Partner,
  reflectionId: string,
  choices: { both: readonly string[]; private: readonly string[] },
  now: Date = new Date(),
): Promise<void> {
  return asPrincipal(partner, async (tx) => {
    const mine = and(
      ...[eq(reflection.id, reflectionId), eq(reflection.partnerId, partner.partnerId)],
      isNull(reflection.setAsideAt),
    );
    const [of] = await tx.select().from(reflection).where(mine);
    if (!of) throw new NotFound();
    const { roundId } = of;
    for (const promptKey of [...choices.private, ...choices.both])
      await requireReadable(partner, tx, { roundId, promptKey }, now);
    if (choices.both.length > 0 && !(await coupleFeaturesOpen(partner, tx)))
      throw new Refused("Releasing is not open.");
    if (choices.private.length > 0) {
      const closed = inArray(release.promptKey, [...choices.private]);
      await dropReleases(partner, tx, and(eq(release.roundId, roundId), closed));
    }
    await writeReleases(partner, tx, of, choices.both, now);
  });
}

/** Takes back every release of this partner, whatever the assignment; needs no passphrase and shows nothing. */
export function takeBackEveryRelease(partner: Partner): Promise<void> {
  return asPrincipal(partner, (tx) => dropReleases(partner, tx));
}

/** The releases of a reflection's passages, inside the caller's transaction; opens what both now released. */
export async function writeReleases(
  partner: Partner,
  tx: Transaction,
  of: { id: string; assignmentId: string; roundId: string },
  promptKeys: readonly string[],
  now: Date,
): Promise<void> {
  if (promptKeys.length === 0) return;
  const { practiceId, coupleId, partnerId } = partner;
  const { assignmentId, roundId, id: reflectionId } = of;
  await lockCouple(partner, tx, partner.coupleId);
  for (const promptKey of promptKeys) {
    const made = await tx
      .insert(release)
      .values({
        ...{ id: newId(), practiceId, coupleId, partnerId, assignmentId, roundId, promptKey },
        ...{ reflectionId, createdAt: now },
      })
      .onConflictDoNothing()
      .returning({ id: release.id });
    if (made.length > 0)
      await record(partner, tx, { action: "passage.released", subjectId: reflectionId });
  }
  await asSystem(partner, tx, async (system) => {
    for (const promptKey of promptKeys) await openIfBoth(system, tx, { roundId, promptKey }, now);
  });
}

/** Takes back every release, inside the caller's transaction. */
export function dropEveryRelease(partner: Partner, tx: Transaction): Promise<void> {
  return dropReleases(partner, tx);
}

/** Takes back a reflection's releases, inside the caller's transaction. */
export function dropReleasesOf(
  partner: Partner,
  tx: Transaction,
  reflectionId: string,
): Promise<void> {
  return dropReleases(partner, tx, eq(release.reflectionId, reflectionId));
}

/** Whether releases are open to the partner's couple: each was spoken with alone (product rule 7). */
export function coupleFeaturesOpen(partner: Partner, tx: Transaction): Promise<boolean> {
  return asSystem(partner, tx, async () => {
    const rows = await tx
      .selectDistinct({ partnerId: screening.partnerId })
      .from(screening)
      .where(eq(screening.coupleId, partner.coupleId));
    return rows.length === 2;
  });
}

async function requireReadable(
  partner: Partner,
  tx: Transaction,
  { roundId, promptKey }: Passage,
  now: Date,
) {
  const [found] = await tx
    .select({ answer, reflection, withdrawnAt: withdrawal.createdAt, given: assignment })
    .from(answer)
    .innerJoin(reflection, eq(reflection.id, answer.reflectionId))
    .innerJoin(assignment, eq(assignment.id, reflection.assignmentId))
    .leftJoin(withdrawal, eq(withdrawal.reflectionId, reflection.id))
    .where(
      and(
        eq(answer.partnerId, partner.partnerId),
        eq(answer.roundId, roundId),
        eq(answer.promptKey, promptKey),
        // What the wrong partner wrote is not this partner's to release.
        isNull(reflection.setAsideAt),
      ),
    );
  if (!found?.reflection.sentAt || found.withdrawnAt) throw new NotFound();
  const erasing = await isErasing(partner, tx);
  const reading = { ...found.reflection, ...found.answer, careTeam: false, erasing };
  if (!visibleTo(partner, reading, now)) throw new NotFound();
  const prompt = promptOf(partner, found.given.exerciseKey, found.given.exerciseVersion, promptKey);
  if (!prompt || !releasable(prompt)) throw new Refused("This is for the therapist only.");
  const key = (await keysOf(partner, tx, [partner.partnerId]))(partner.partnerId);
  if (openAnswer(key, found.answer).is !== "given") throw new NotFound();
  return found.reflection;
}

async function dropReleases(
  partner: Partner,
  tx: Transaction,
  which?: Parameters<typeof and>[0],
): Promise<void> {
  await lockCouple(partner, tx, partner.coupleId);
  const gone = await tx
    .delete(release)
    .where(and(eq(release.partnerId, partner.partnerId), which))
    .returning();
  for (const { reflectionId } of gone)
    await record(partner, tx, { action: "passage.taken-back", subjectId: reflectionId });
  await asSystem(partner, tx, async () => {
    for (const { roundId, promptKey } of gone) {
      await tx
        .delete(opening)
        .where(and(eq(opening.roundId, roundId), eq(opening.promptKey, promptKey)));
    }
  });
}
