import "server-only";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { departure } from "@/db/schema/departure";
import { member, signIn, suspension } from "@/db/schema/member";
import { totp } from "@/db/schema/two-step";
import { Refused } from "@/domain/errors";
import type { Role, Therapist } from "@/domain/principal";
import { record } from "./audit";
import { memberName } from "./couple";
import { keysOf } from "./keyring";
import { asActingOwner, asOwner } from "./owner";
import { asSystem } from "./principal/transaction";
import { type ResetLink, replaceResetLink } from "./reset-link";
import { requireNotWaiting } from "./scope";
import { requireAnotherOwner, requireMember, takeBackLinks } from "./staffing";

export type Person = {
  id: string;
  name: string;
  role: Role;
  since: Date;
  suspendedSince: Date | null;
  twoStep: boolean;
  isSelf: boolean;
};

/** The members of the practice, the longest first. Throws Refused for anyone but its owner. */
export function listPeople(owner: Therapist): Promise<Person[]> {
  return asOwner(owner, async (tx) => {
    // Whether somebody has set a second step up is in rows that are theirs alone.
    const rows = await asSystem(owner, tx, () =>
      tx
        .select({
          ...{ id: member.id, name: member.name, role: member.role, since: member.createdAt },
          suspendedSince: suspension.createdAt,
          twoStep: sql<boolean>`${totp.secret} is not null`,
        })
        .from(member)
        .leftJoin(suspension, eq(suspension.memberId, member.id))
        .leftJoin(totp, eq(totp.memberId, member.id))
        .leftJoin(departure, eq(departure.memberId, member.id))
        .where(and(eq(member.practiceId, owner.practiceId), isNull(departure.memberId)))
        .orderBy(asc(member.createdAt)),
    );
    const keys = await keysOf(owner, tx, []);
    return rows.map((row) => ({
      ...row,
      name: memberName(owner, row.id, row.name, keys),
      isSelf: row.id === owner.memberId,
    }));
  });
}

/** Suspends a colleague: the next request already finds no way in. Throws Refused for anyone but an owner, of oneself and of the last owner; NotFound as `requireMember` does. */
export function suspendMember(owner: Therapist, memberId: string): Promise<void> {
  return asActingOwner(owner, async (tx) => {
    const { role } = await requireColleague(owner, tx, memberId);
    if (role === "owner") await requireAnotherOwner(owner, tx, memberId);
    const { practiceId, memberId: suspendedBy } = owner;
    await asSystem(owner, tx, async (system) => {
      await tx
        .insert(suspension)
        .values({ memberId, practiceId, suspendedBy })
        .onConflictDoNothing();
      await takeBackLinks(system, tx, memberId);
      // So that none of them is there again once the suspension is lifted. Held in the order of
      // `requireSignIn` first: the member may be at it too.
      const standing = and(eq(signIn.memberId, memberId), isNull(signIn.endedAt));
      await tx
        .select({ id: signIn.id })
        .from(signIn)
        .where(standing)
        .orderBy(asc(signIn.id))
        .for("update");
      await tx.update(signIn).set({ endedAt: new Date() }).where(standing);
    });
    await record(owner, tx, { action: "member.suspended", subjectId: memberId });
  });
}

/** Lifts a suspension: the colleague can sign in again at once. Throws as `suspendMember`, and Refused for an owner who waits to be let in. */
export function liftSuspension(owner: Therapist, memberId: string): Promise<void> {
  return asActingOwner(owner, async (tx) => {
    await requireNotWaiting(owner, tx);
    await requireColleague(owner, tx, memberId);
    await asSystem(owner, tx, () => tx.delete(suspension).where(eq(suspension.memberId, memberId)));
    await record(owner, tx, { action: "member.restored", subjectId: memberId });
  });
}

/** A new reset link's token for a colleague, for a day and in place of any before. Throws as `suspendMember`, and Refused for an owner who waits to be let in. */
export function makeResetLink(
  owner: Therapist,
  memberId: string,
  now: Date = new Date(),
): Promise<ResetLink> {
  return asActingOwner(owner, async (tx) => {
    await requireNotWaiting(owner, tx);
    await requireColleague(owner, tx, memberId);
    const of = { memberId, madeBy: owner.memberId };
    const made = await asSystem(owner, tx, (system) => replaceResetLink(system, tx, of, now));
    await record(owner, tx, { action: "reset-link.made", subjectId: memberId });
    return made;
  });
}

/** Throws Refused of oneself, NotFound as `requireMember` does. */
async function requireColleague(owner: Therapist, tx: Transaction, memberId: string) {
  if (memberId === owner.memberId) {
    throw new Refused("This is your own account: look after it under Your account.");
  }
  return requireMember(owner, tx, memberId);
}
