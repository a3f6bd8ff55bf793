import "server-only";
import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { member, suspension } from "@/db/schema/member";
import { Refused } from "@/domain/errors";
import type { Therapist } from "@/domain/principal";
import { asPrincipal } from "./principal/transaction";

/** Does what only an owner of the practice may do. Throws Refused for anyone else. */
export function asOwner<T>(
  therapist: Therapist,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  if (therapist.role !== "owner") {
    return Promise.reject(new Refused("Only the owner of the practice can change this."));
  }
  return asPrincipal(therapist, work);
}

/** Whoever changes who works in the practice, or on which team, waits for whoever does so already. */
export async function lockStaff(therapist: Therapist, tx: Transaction): Promise<void> {
  const { practiceId } = therapist;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${practiceId}, 12))`);
}

/** Throws Refused where nobody but the member is an owner who can sign in. */
export async function requireAnotherOwner(
  therapist: Therapist,
  tx: Transaction,
  memberId: string,
): Promise<void> {
  const others = await tx
    .select({ id: member.id })
    .from(member)
    .leftJoin(suspension, eq(suspension.memberId, member.id))
    .where(
      and(
        eq(member.practiceId, therapist.practiceId),
        ...[eq(member.role, "owner"), ne(member.id, memberId), isNull(suspension.memberId)],
      ),
    );
  if (others.length > 0) return;
  throw new Refused("A practice needs an owner. Make somebody else an owner first.");
}
