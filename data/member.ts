import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { and, desc, eq, gt, isNull, ne } from "drizzle-orm";
import { practiceErasure } from "@/db/schema/erasure";
import { wrappedKey } from "@/db/schema/keyring";
import { credential, member, signIn } from "@/db/schema/member";
import { practice } from "@/db/schema/practice";
import { Invalid, NotFound } from "@/domain/errors";
import { passwordProblem } from "@/domain/password";
import type { Therapist } from "@/domain/principal";
import { openText } from "@/server/seal";
import { record } from "./audit";
import { openPracticeKey } from "./keyring";
import { asPrincipal } from "./principal/transaction";

/** The member who is signed in, and the practice; `erasesAt` is null unless it is to be erased. */
export function getMe(therapist: Therapist) {
  return asPrincipal(therapist, async (tx) => {
    // Every page of the desk asks for it, so it is one statement.
    const [found] = await tx
      .select({
        ...{ self: member, house: practice, key: wrappedKey },
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
      practice: {
        name: house.name,
        timeZone: house.timeZone,
        crisisLine: house.crisisLine,
        neutralPage: house.neutralPage,
        isSample: house.isSample,
        erasesAt: found.erasesAt,
      },
    };
  });
}

/** The member's sign-ins that have not ended, the latest first. */
export function listSignIns(therapist: Therapist) {
  return asPrincipal(therapist, async (tx) => {
    const rows = await tx
      .select({ id: signIn.id, createdAt: signIn.createdAt })
      .from(signIn)
      .where(and(own(therapist), isNull(signIn.endedAt), gt(signIn.expiresAt, new Date())))
      .orderBy(desc(signIn.createdAt));
    return rows.map((row) => ({ ...row, isThis: row.id === therapist.signInId }));
  });
}

/** Ends this sign-in. */
export function signOut(therapist: Therapist): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    const one = and(own(therapist), eq(signIn.id, therapist.signInId));
    await tx.update(signIn).set({ endedAt: new Date() }).where(one);
    await record(therapist, tx, { action: "sign-in.ended", subjectId: therapist.signInId });
  });
}

/** Ends every sign-in of the member, this one too. */
export function signOutEverywhere(therapist: Therapist): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    const all = and(own(therapist), isNull(signIn.endedAt));
    await tx.update(signIn).set({ endedAt: new Date() }).where(all);
    await record(therapist, tx, { action: "sign-ins.ended", subjectId: therapist.memberId });
  });
}

/** Changes the password and ends every other sign-in. Throws Invalid with a sentence a field. */
export async function changePassword(
  therapist: Therapist,
  { current, next }: { current: string; next: string },
): Promise<void> {
  const problem = passwordProblem(next);
  if (problem) throw new Invalid({ next: problem });
  const passwordHash = await hash(next);
  return asPrincipal(therapist, async (tx) => {
    const mine = eq(credential.memberId, therapist.memberId);
    const [row] = await tx.select().from(credential).where(mine);
    if (!row) throw new NotFound();
    if (!(await verify(row.passwordHash, current))) {
      throw new Invalid({ current: "This is not your current password." });
    }
    await tx.update(credential).set({ passwordHash, passwordChangedAt: new Date() }).where(mine);
    const others = and(own(therapist), isNull(signIn.endedAt), ne(signIn.id, therapist.signInId));
    await tx.update(signIn).set({ endedAt: new Date() }).where(others);
    await record(therapist, tx, { action: "password.changed", subjectId: therapist.memberId });
  });
}

function own(therapist: Therapist) {
  return eq(signIn.memberId, therapist.memberId);
}
