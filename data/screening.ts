import "server-only";
import { and, eq, gte, isNotNull } from "drizzle-orm";
import { findExercise } from "@/content/library";
import type { Transaction } from "@/db/client";
import { assignment, partnerSignIn } from "@/db/schema/assignment";
import { screening } from "@/db/schema/couple";
import { release } from "@/db/schema/release";
import { MARKS } from "@/domain/couple";
import { Invalid, Refused } from "@/domain/errors";
import type { Therapist } from "@/domain/principal";
import { wallTimeOf } from "@/domain/wall-time";
import { newId } from "@/server/id";
import { record } from "./audit";
import { lockCouple } from "./opening";
import { SEEN_EVERY } from "./principal/link";
import { asPrincipal, asSystem } from "./principal/transaction";
import { requirePartner, timeZoneOf } from "./scope";

const SEEN =
  "Since then a partner has seen that passages can be shared, so taking this back could be noticed. Use the quiet pause instead: no screen changes.";
const BEGUN =
  "What this record opens is in use, so taking it back could change what a partner sees. Use the quiet pause instead: no screen changes.";

/**
 * Records that the therapist spoke with a partner alone about safety, on a day ("YYYY-MM-DD") that
 * is not in the future. A later record replaces an earlier one.
 */
export function recordScreening(
  therapist: Therapist,
  { partnerId, spokenOn }: { partnerId: string; spokenOn: string },
): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    const { coupleId, practiceId } = await requirePartner(therapist, tx, partnerId);
    const today = wallTimeOf(new Date(), await timeZoneOf(therapist, tx)).slice(0, 10);
    if (
      !/^\d{4}-\d{2}-\d{2}$/.test(spokenOn) ||
      Number.isNaN(Date.parse(spokenOn)) ||
      spokenOn > today
    ) {
      throw new Invalid({ spokenOn: "Choose the day you spoke, today or earlier." });
    }
    // What it opened has been open since the first record: a corrected day does not begin anew.
    const [before] = await tx
      .delete(screening)
      .where(eq(screening.partnerId, partnerId))
      .returning({ createdAt: screening.createdAt });
    await tx.insert(screening).values({
      ...before,
      id: newId(),
      practiceId,
      coupleId,
      partnerId,
      spokenOn,
      recordedBy: therapist.memberId,
    });
    await record(therapist, tx, { action: "screening.recorded", subjectId: partnerId, coupleId });
  });
}

/**
 * Takes a partner's screening record back. Throws NotFound off the care team, Refused once the couple
 * has begun something that it opened, or a partner has been shown that it is open: a page on which
 * releasing goes away would tell of it.
 */
export function undoScreening(therapist: Therapist, partnerId: string): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    const { coupleId } = await requirePartner(therapist, tx, partnerId);
    await lockCouple(therapist, tx, coupleId);
    if (await hasBegunTogether(therapist, tx, coupleId)) throw new Refused(BEGUN);
    if (await hasBeenShown(therapist, tx, coupleId)) throw new Refused(SEEN);
    await tx.delete(screening).where(eq(screening.partnerId, partnerId));
    await record(therapist, tx, { action: "screening.undone", subjectId: partnerId, coupleId });
  });
}

async function hasBegunTogether(therapist: Therapist, tx: Transaction, coupleId: string) {
  const given = await tx
    .select({ key: assignment.exerciseKey, version: assignment.exerciseVersion })
    .from(assignment)
    .where(eq(assignment.coupleId, coupleId));
  if (given.some(({ key, version }) => findExercise(key, version)?.together)) return true;
  const released = await asSystem(therapist, tx, () =>
    tx.select({ id: release.id }).from(release).where(eq(release.coupleId, coupleId)).limit(1),
  );
  return released.length > 0;
}

// Both records stand, and a partner has come in since the later one: the first page already says that
// passages can be shared.
async function hasBeenShown(_therapist: Therapist, tx: Transaction, coupleId: string) {
  const records = await tx
    .select({ at: screening.createdAt })
    .from(screening)
    .where(eq(screening.coupleId, coupleId));
  if (records.length < MARKS.length) return false;
  const opened = Math.max(...records.map(({ at }) => at.getTime()));
  const looked = await tx
    .select({ id: partnerSignIn.id })
    .from(partnerSignIn)
    .where(
      and(
        ...[eq(partnerSignIn.coupleId, coupleId), isNotNull(partnerSignIn.confirmedAt)],
        // When a sign-in was last seen is kept that roughly.
        gte(partnerSignIn.lastSeenAt, new Date(opened - SEEN_EVERY)),
      ),
    )
    .limit(1);
  return looked.length > 0;
}
