import "server-only";
import { and, desc, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { member } from "@/db/schema/member";
import { quietPause } from "@/db/schema/release";
import type { Therapist } from "@/domain/principal";
import { newId } from "@/server/id";
import { record } from "./audit";
import { memberName } from "./couple";
import { keysOf } from "./keyring";
import { holdOpenings, lockCouple } from "./opening";
import { asPrincipal } from "./principal/transaction";
import { requireCouple } from "./scope";

/**
 * Begins a quiet pause: nothing new opens, what is open and what runs stays, no partner's screen
 * changes (product rule 7). One that goes on already stays as it is. Throws NotFound off the care team.
 */
export function pauseQuietly(
  therapist: Therapist,
  coupleId: string,
  now: Date = new Date(),
): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    await requireCouple(therapist, tx, coupleId);
    // Before looking: a passage that both release in this instant opens before the pause or not at all.
    await lockCouple(therapist, tx, coupleId);
    if (await isPaused(therapist, tx, coupleId)) return;
    const { practiceId, memberId: pausedBy } = therapist;
    const id = newId();
    await tx.insert(quietPause).values({ id, practiceId, coupleId, pausedBy, createdAt: now });
    await holdOpenings(therapist, tx, coupleId, now);
    await record(therapist, tx, { action: "quiet-pause.begun", subjectId: id, coupleId });
  });
}

/** Lifts the quiet pause; rounds that it found stay closed, later ones open. Throws as `pauseQuietly`. */
export function liftPause(
  therapist: Therapist,
  coupleId: string,
  now: Date = new Date(),
): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    await requireCouple(therapist, tx, coupleId);
    await lockCouple(therapist, tx, coupleId);
    const lifted = await tx
      .update(quietPause)
      .set({ liftedAt: now, liftedBy: therapist.memberId })
      .where(current(coupleId))
      .returning({ id: quietPause.id });
    for (const { id } of lifted) {
      await record(therapist, tx, { action: "quiet-pause.lifted", subjectId: id, coupleId });
    }
  });
}

/** The quiet pause that goes on, with who began it and when; null while there is none, and in the room. */
export function currentPause(
  therapist: Therapist,
  coupleId: string,
): Promise<{ startedAt: Date; by: string } | null> {
  return asPrincipal(therapist, async (tx) => {
    await requireCouple(therapist, tx, coupleId);
    if (therapist.inTheRoom) return null;
    const [row] = await tx
      .select({ startedAt: quietPause.createdAt, byId: member.id, byName: member.name })
      .from(quietPause)
      .innerJoin(member, eq(member.id, quietPause.pausedBy))
      .where(current(coupleId))
      .orderBy(desc(quietPause.createdAt))
      .limit(1);
    if (!row) return null;
    const keys = await keysOf(therapist, tx, []);
    return { startedAt: row.startedAt, by: memberName(therapist, row.byId, row.byName, keys) };
  });
}

/** Whether a quiet pause goes on, inside the caller's transaction. */
export async function isPaused(
  _therapist: Therapist,
  tx: Transaction,
  coupleId: string,
): Promise<boolean> {
  const rows = await tx.select({ id: quietPause.id }).from(quietPause).where(current(coupleId));
  return rows.length > 0;
}

function current(coupleId: string) {
  return and(eq(quietPause.coupleId, coupleId), isNull(quietPause.liftedAt));
}
