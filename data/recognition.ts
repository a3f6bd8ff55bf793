import "server-only";
import { and, asc, desc, eq, inArray, lte, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { RESTING_ON_RECOGNITION } from "@/db/schema/held";
import { member } from "@/db/schema/member";
import { recognition } from "@/db/schema/reflection";
import { opening, release } from "@/db/schema/release";
import { Refused } from "@/domain/errors";
import type { System, Therapist } from "@/domain/principal";
import { record } from "./audit";
import { memberName } from "./couple";
import { keysOf } from "./keyring";
import { lockCouple, openIfBoth } from "./opening";
import { asPrincipal, asSystem } from "./principal/transaction";
import { heldByLink, requireSent } from "./scope";

/**
 * Says of a held reflection that it is whose link it came by: it is read and counts from now on, as
 * does what that link sends later, and what both released opens at its next hour. One that is not
 * held stays as it is. Undone by `undoRecognition`. Throws NotFound for what was not sent or is off
 * the care team.
 */
export function recognise(
  therapist: Therapist,
  reflectionId: string,
  now: Date = new Date(),
): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    const row = await requireSent(therapist, tx, reflectionId);
    const { practiceId, coupleId } = row;
    await lockCouple(therapist, tx, coupleId);
    const held = await heldByLink(therapist, tx, coupleId);
    const by = held.find((each) => each.id === reflectionId);
    if (!by) return;
    const saidBy = therapist.memberId;
    await tx
      .insert(recognition)
      .values({ reflectionId, practiceId, coupleId, linkId: by.linkId, saidBy, createdAt: now });
    await asSystem(therapist, tx, async (system) => {
      for (const promptKey of await releasedOf(system, tx, reflectionId))
        await openIfBoth(system, tx, { roundId: row.roundId, promptKey }, now);
    });
    await record(therapist, tx, {
      ...{ action: "reflection.recognised", subjectId: reflectionId, coupleId },
    });
  });
}

/**
 * Takes back what was said of a reflection: it is held again. Throws NotFound as `recognise`, Refused
 * once a passage of it has opened or its link has sent something since, which rests on it.
 */
export function undoRecognition(
  therapist: Therapist,
  reflectionId: string,
  now: Date = new Date(),
): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    const row = await requireSent(therapist, tx, reflectionId);
    const { coupleId, roundId } = row;
    await lockCouple(therapist, tx, coupleId);
    const [said] = await tx
      .select()
      .from(recognition)
      .where(eq(recognition.reflectionId, reflectionId))
      .orderBy(desc(recognition.createdAt));
    if (!said) return;
    if (await isRestedOn(therapist, tx, said))
      throw new Refused("Something was sent by this link since. Set aside what is not theirs.");
    await asSystem(therapist, tx, async (system) => {
      const keys = await releasedOf(system, tx, reflectionId);
      const opened = and(eq(opening.roundId, roundId), inArray(opening.promptKey, keys));
      const read = await tx
        .select({ id: opening.id })
        .from(opening)
        .where(and(opened, lte(opening.opensAt, now)));
      if (read.length > 0)
        throw new Refused("A passage of it is open to both. Set it aside if it is not theirs.");
      await tx.delete(opening).where(opened);
    });
    await tx.delete(recognition).where(isThis(said));
    await record(therapist, tx, {
      ...{ action: "reflection.recognition-undone", subjectId: reflectionId, coupleId },
    });
  });
}

/** When and by whom reflections of a couple were last recognised, by their ids. */
export async function recognisedOf(therapist: Therapist, tx: Transaction, coupleId: string) {
  const rows = await tx
    .select({ said: recognition, byId: member.id, byName: member.name })
    .from(recognition)
    .innerJoin(member, eq(member.id, recognition.saidBy))
    .where(eq(recognition.coupleId, coupleId))
    .orderBy(asc(recognition.createdAt));
  const keys = await keysOf(therapist, tx, []);
  return new Map(
    rows.map(({ said, byId, byName }) => {
      const by = memberName(therapist, byId, byName, keys);
      return [said.reflectionId, { at: said.createdAt, by }];
    }),
  );
}

// Whether anything sent since counts because of what was said of this one.
async function isRestedOn(_therapist: Therapist, tx: Transaction, said: Row): Promise<boolean> {
  const { rows } = await tx.execute(
    sql`${sql.raw(RESTING_ON_RECOGNITION)} and ${isThis(said)} limit 1`,
  );
  return rows.length > 0;
}

type Row = typeof recognition.$inferSelect;

function isThis({ reflectionId, createdAt }: Row) {
  return and(eq(recognition.reflectionId, reflectionId), eq(recognition.createdAt, createdAt));
}

// The prompts of it that its writer released.
async function releasedOf(_system: System, tx: Transaction, reflectionId: string) {
  const rows = await tx
    .select({ promptKey: release.promptKey })
    .from(release)
    .where(eq(release.reflectionId, reflectionId));
  return rows.map((row) => row.promptKey);
}
