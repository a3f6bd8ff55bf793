import "server-only";
import { hash } from "@node-rs/argon2";
import { and, desc, eq, gt, isNull, ne, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { practiceErasure } from "@/db/schema/erasure";
import { wrappedKey } from "@/db/schema/keyring";
import { careTeam, credential, member, signIn } from "@/db/schema/member";
import { practice } from "@/db/schema/practice";
import { Invalid, NotFound } from "@/domain/errors";
import { passwordProblem } from "@/domain/password";
import type { Therapist } from "@/domain/principal";
import { openText } from "@/server/seal";
import { record } from "./audit";
import { openPracticeKey } from "./keyring";
import { requirePassword, requireSignIn } from "./password";
import { asPrincipal } from "./principal/transaction";

/**
 * The member who is signed in, for how many couples they wait to be let in, and the practice;
 * `erasesAt` is null unless it is to be erased.
 */
export function getMe(therapist: Therapist) {
  return asPrincipal(therapist, async (tx) => {
    // Every page of the desk asks for it, so it is one statement.
    const [found] = await tx
      .select({
        ...{ self: member, house: practice, key: wrappedKey },
        waiting: sql<number>`(select count(*)::int from ${careTeam}
          where ${careTeam.memberId} = ${therapist.memberId} and ${careTeam.waitingSince} is not null)`,
        erasesAt: practiceErasure.erasesAt,
      })
      .from(member)
      .innerJoin(practice, eq(practice.id, member.practiceId))
      .innerJoin(wrappedKey, eq(wrappedKey.id, practice.id))
      .leftJoin(practiceErasure, eq(practiceErasure.practiceId, practice.id))
      .where(and(eq(member.id, therapist.memberId), eq(practice.id, therapist.practiceId)));
    if (!found) throw new NotFound();
    const { self, house } = found;
    const key = openPracticeKey(therapist, found.key);
    const place = { table: "member", column: "name", row: self.id, practice: house.id };
    return {
      name: openText(key, place, self.name),
      role: self.role,
      waiting: found.waiting,
      practice: {
        name: house.name,
        timeZone: house.timeZone,
        crisisLine: house.crisisLine,
        neutralPage: house.neutralPage,
        isSample: house.isSample,
        twoStepRequired: house.twoStepRequired,
        erasesAt: found.erasesAt,
      },
    };
  });
}

/** The member's sign-ins that have not ended, this one first and then the latest seen. */
export function listSignIns(therapist: Therapist) {
  return asPrincipal(therapist, async (tx) => {
    const { id, device, createdAt, lastSeenAt } = signIn;
    const rows = await tx
      .select({ id, device, createdAt, lastSeenAt })
      .from(signIn)
      .where(and(standing(therapist), gt(signIn.expiresAt, new Date())))
      .orderBy(desc(signIn.lastSeenAt));
    const isThis = (row: { id: string }) => row.id === therapist.signInId;
    const others = rows.filter((row) => !isThis(row));
    return { here: rows.find(isThis) ?? null, others };
  });
}

/** Ends this sign-in. */
export function signOut(therapist: Therapist): Promise<void> {
  return endSignIn(therapist, therapist.signInId);
}

/** Ends one of the member's sign-ins. Throws NotFound for one that has ended or is another's. */
export function endSignIn(therapist: Therapist, signInId: string): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    const ended = await tx
      .update(signIn)
      .set({ endedAt: new Date() })
      .where(and(standing(therapist), eq(signIn.id, signInId)))
      .returning({ id: signIn.id });
    if (ended.length === 0) throw new NotFound();
    await record(therapist, tx, { action: "sign-in.ended", subjectId: signInId });
  });
}

/** Ends every sign-in of the member but this one. */
export function endOtherSignIns(therapist: Therapist): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    await requireSignIn(therapist, tx);
    await endOthers(therapist, tx);
    await record(therapist, tx, { action: "sign-ins.ended", subjectId: therapist.memberId });
  });
}

/** Changes the password and ends every other sign-in. Throws Invalid with a sentence a field, TooMany, and SignInNeeded as `requireSignIn` does. */
export async function changePassword(
  therapist: Therapist,
  { current, next }: { current: string; next: string },
): Promise<void> {
  const problem = passwordProblem(next);
  if (problem) throw new Invalid({ next: problem });
  await requirePassword(therapist, current, "current");
  const passwordHash = await hash(next);
  await asPrincipal(therapist, async (tx) => {
    await tx
      .update(credential)
      .set({ passwordHash, passwordChangedAt: new Date() })
      .where(eq(credential.memberId, therapist.memberId));
    await requireSignIn(therapist, tx);
    await endOthers(therapist, tx);
    await record(therapist, tx, { action: "password.changed", subjectId: therapist.memberId });
  });
}

async function endOthers(therapist: Therapist, tx: Transaction): Promise<void> {
  const others = and(standing(therapist), ne(signIn.id, therapist.signInId));
  await tx.update(signIn).set({ endedAt: new Date() }).where(others);
}

function standing(therapist: Therapist) {
  return and(eq(signIn.memberId, therapist.memberId), isNull(signIn.endedAt));
}
