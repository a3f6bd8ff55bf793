import "server-only";
import { eq } from "drizzle-orm";
import { screening } from "@/db/schema/couple";
import { Invalid } from "@/domain/errors";
import type { Therapist } from "@/domain/principal";
import { wallTimeOf } from "@/domain/wall-time";
import { newId } from "@/server/id";
import { record } from "./audit";
import { asPrincipal } from "./principal/transaction";
import { requirePartner, timeZoneOf } from "./scope";

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
    await tx.delete(screening).where(eq(screening.partnerId, partnerId));
    await tx.insert(screening).values({
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

/** Takes a partner's screening record back. Throws NotFound off the care team. */
export function undoScreening(therapist: Therapist, partnerId: string): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    const { coupleId } = await requirePartner(therapist, tx, partnerId);
    await tx.delete(screening).where(eq(screening.partnerId, partnerId));
    await record(therapist, tx, { action: "screening.undone", subjectId: partnerId, coupleId });
  });
}
