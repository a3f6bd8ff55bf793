import "server-only";
import { and, asc, eq, isNull } from "drizzle-orm";
import { departure } from "@/db/schema/departure";
import { member } from "@/db/schema/member";
import type { Role, Therapist } from "@/domain/principal";
import { record } from "./audit";
import { memberName } from "./couple";
import { keysOf } from "./keyring";
import { asActingOwner } from "./owner";
import { asPrincipal, asSystem } from "./principal/transaction";
import { requireNotWaiting } from "./scope";
import { requireAnotherOwner, requireMember, takeBackLinks } from "./staffing";

/** The members of the practice, the longest there first. */
export function listMembers(
  therapist: Therapist,
): Promise<{ id: string; name: string; role: Role; isSelf: boolean }[]> {
  return asPrincipal(therapist, async (tx) => {
    const rows = await tx
      .select({ id: member.id, name: member.name, role: member.role })
      .from(member)
      .leftJoin(departure, eq(departure.memberId, member.id))
      .where(and(eq(member.practiceId, therapist.practiceId), isNull(departure.memberId)))
      .orderBy(asc(member.createdAt));
    const keys = await keysOf(therapist, tx, []);
    return rows.map(({ id, name, role }) => ({
      ...{ id, role, isSelf: id === therapist.memberId },
      name: memberName(therapist, id, name, keys),
    }));
  });
}

/** Makes a colleague an owner, or one of the therapists. Throws Refused for anyone but an owner, of the last owner, and for an owner who waits to be let in. */
export function setRole(
  therapist: Therapist,
  { memberId, role }: { memberId: string; role: Role },
): Promise<void> {
  return asActingOwner(therapist, async (tx) => {
    await requireNotWaiting(therapist, tx);
    const found = await requireMember(therapist, tx, memberId);
    if (found.role === role) return;
    if (role !== "owner") await requireAnotherOwner(therapist, tx, memberId);
    await asSystem(therapist, tx, async (system) => {
      await tx.update(member).set({ role }).where(eq(member.id, memberId));
      if (role !== "owner") await takeBackLinks(system, tx, memberId);
    });
    await record(therapist, tx, { action: `role.${role}`, subjectId: memberId });
  });
}
