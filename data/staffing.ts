import "server-only";
import { and, asc, eq, isNull, ne, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { departure } from "@/db/schema/departure";
import { invitation } from "@/db/schema/invitation";
import { wrappedKey } from "@/db/schema/keyring";
import { careTeam, member, passwordReset, suspension } from "@/db/schema/member";
import { NotFound, Refused, SignInNeeded } from "@/domain/errors";
import type { Role, System, Therapist } from "@/domain/principal";
import { asSystem } from "./principal/transaction";

/** Whoever changes who works in the practice, or on which team, waits for whoever does so already. */
export async function lockStaff(principal: Therapist | System, tx: Transaction): Promise<void> {
  const { practiceId } = principal;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${practiceId}, 12))`);
}

/** The members who can sign in, the longest there first. */
export function workingHere(therapist: Therapist, tx: Transaction) {
  return tx
    .select({ id: member.id, name: member.name, role: member.role })
    .from(member)
    .leftJoin(suspension, eq(suspension.memberId, member.id))
    .leftJoin(departure, eq(departure.memberId, member.id))
    .where(
      and(
        eq(member.practiceId, therapist.practiceId),
        ...[isNull(suspension.memberId), isNull(departure.memberId)],
      ),
    )
    .orderBy(asc(member.createdAt));
}

/** The role of a member. Throws NotFound for whoever left, is of another practice, or is nobody. */
export async function requireMember(
  therapist: Therapist,
  tx: Transaction,
  memberId: string,
): Promise<{ role: Role }> {
  const [found] = await tx
    .select({ role: member.role })
    .from(member)
    .leftJoin(departure, eq(departure.memberId, member.id))
    .where(
      and(
        ...[eq(member.id, memberId), eq(member.practiceId, therapist.practiceId)],
        isNull(departure.memberId),
      ),
    );
  if (!found) throw new NotFound();
  return found;
}

/** The same lock, for whoever takes on something new. Throws SignInNeeded for a member who was removed or suspended meanwhile, or is in another role by now. */
export async function requireWorking(therapist: Therapist, tx: Transaction): Promise<void> {
  await lockStaff(therapist, tx);
  const people = await workingHere(therapist, tx);
  const self = people.find(({ id }) => id === therapist.memberId);
  if (self?.role !== therapist.role) throw new SignInNeeded();
}

/** Throws Refused where nobody but the member is an owner who can sign in. */
export async function requireAnotherOwner(
  therapist: Therapist,
  tx: Transaction,
  memberId: string,
): Promise<void> {
  const people = await workingHere(therapist, tx);
  if (people.some(({ id, role }) => role === "owner" && id !== memberId)) return;
  throw new Refused("A practice needs an owner. Make somebody else an owner first.");
}

/** Takes back the links that an owner made and nobody has used: whoever is one no longer keeps no way back in their pocket. */
export async function takeBackLinks(
  _system: System,
  tx: Transaction,
  memberId: string,
): Promise<void> {
  await tx.delete(invitation).where(eq(invitation.invitedBy, memberId));
  await tx
    .delete(passwordReset)
    .where(and(eq(passwordReset.madeBy, memberId), isNull(passwordReset.usedAt)));
}

/**
 * The ids of the couples that have a member on their care team, and nobody else who can sign in and does
 * not wait to be let in.
 * Those whose key is erased are left out: there is nothing left to care for.
 */
export function couplesOfNobodyElse(
  therapist: Therapist,
  tx: Transaction,
  memberId: string,
): Promise<string[]> {
  // The product asks: of a couple off the therapist's own teams nobody else may.
  return asSystem(therapist, tx, async () => {
    const others = tx
      .select({ id: careTeam.coupleId })
      .from(careTeam)
      .leftJoin(suspension, eq(suspension.memberId, careTeam.memberId))
      .where(
        and(
          ne(careTeam.memberId, memberId),
          ...[isNull(suspension.memberId), isNull(careTeam.waitingSince)],
        ),
      );
    const rows = await tx
      .select({ id: careTeam.coupleId })
      .from(careTeam)
      .innerJoin(wrappedKey, eq(wrappedKey.id, careTeam.coupleId))
      .where(and(eq(careTeam.memberId, memberId), sql`${careTeam.coupleId} not in ${others}`))
      .orderBy(asc(careTeam.coupleId));
    return rows.map(({ id }) => id);
  });
}
