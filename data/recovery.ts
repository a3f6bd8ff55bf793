import "server-only";
import { and, eq, isNotNull, not } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { departure } from "@/db/schema/departure";
import { careTeam, member, suspension } from "@/db/schema/member";
import { NotFound, Refused } from "@/domain/errors";
import type { System } from "@/domain/principal";
import { record } from "./audit";
import { asPrincipal } from "./principal/transaction";
import { type ResetLink, replaceResetLink } from "./reset-link";
import { lockStaff } from "./staffing";
import { somebodyElse } from "./waiting";

// What whoever runs the server does for a member whom nobody in the practice can help. They hold the
// master key and could read everything anyway: so it opens nothing to them, and leaves a mark.

/**
 * A new reset link for a member, as an owner makes one. Throws NotFound for nobody's id, Refused for a
 * member who is suspended.
 */
export function makeRecoveryLink(
  system: System,
  memberId: string,
  now: Date = new Date(),
): Promise<ResetLink> {
  return asPrincipal(system, async (tx) => {
    await requireUnsuspended(system, tx, memberId);
    const made = await replaceResetLink(system, tx, { memberId, madeBy: null }, now);
    await record(system, tx, { action: "reset-link.made-at-console", subjectId: memberId });
    return made;
  });
}

/**
 * Ends a member's waiting for the couples where nobody else could let them in, and gives of how many,
 * and for how many a colleague still can: who knows the member says so, wherever there is somebody.
 * Throws as `makeRecoveryLink`, and Refused where there is no couple to let them in to.
 */
export function letInAlone(
  system: System,
  memberId: string,
): Promise<{ couples: number; stillWaiting: number }> {
  return asPrincipal(system, async (tx) => {
    await requireUnsuspended(system, tx, memberId);
    const waiting = and(eq(careTeam.memberId, memberId), isNotNull(careTeam.waitingSince));
    const admitted = await tx
      .update(careTeam)
      .set({ waitingSince: null })
      .where(and(waiting, not(somebodyElse(system, memberId))))
      .returning({ coupleId: careTeam.coupleId });
    const left = await tx.select({ id: careTeam.id }).from(careTeam).where(waiting);
    if (admitted.length === 0) throw new Refused(left.length === 0 ? WAITS_NOWHERE : SOMEBODY_CAN);
    for (const { coupleId } of admitted) {
      await record(system, tx, {
        ...{ action: "member.let-in-at-console", subjectId: memberId, coupleId },
      });
    }
    return { couples: admitted.length, stillWaiting: left.length };
  });
}

const SUSPENDED =
  "This member is suspended. An owner of the practice lifts that first, under Settings, People.";
const WAITS_NOWHERE = "This member does not wait to be let in anywhere.";
const SOMEBODY_CAN =
  "Wherever this member waits, a colleague of the care team can let them in, on the couple's page.";

async function requireUnsuspended(system: System, tx: Transaction, memberId: string) {
  await lockStaff(system, tx);
  const [found] = await tx
    .select({ suspended: suspension.memberId, gone: departure.memberId })
    .from(member)
    .leftJoin(suspension, eq(suspension.memberId, member.id))
    .leftJoin(departure, eq(departure.memberId, member.id))
    .where(eq(member.id, memberId));
  if (!found || found.gone) throw new NotFound();
  if (found.suspended) throw new Refused(SUSPENDED);
}
