import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { couple } from "@/db/schema/couple";
import { departure } from "@/db/schema/departure";
import { careTeam, credential, passwordReset, signIn } from "@/db/schema/member";
import { passkey } from "@/db/schema/passkey";
import { totp } from "@/db/schema/two-step";
import { Refused } from "@/domain/errors";
import type { Therapist } from "@/domain/principal";
import { record } from "./audit";
import { keysOf } from "./keyring";
import { asActingOwner } from "./owner";
import { requirePassword, requireSignIn } from "./password";
import { asPrincipal, asSystem } from "./principal/transaction";
import { onOwnTeam, openAlias, requireNotWaiting } from "./scope";
import {
  couplesOfNobodyElse,
  requireAnotherOwner,
  requireMember,
  requireWorking,
  takeBackLinks,
} from "./staffing";

/** The couples that would have nobody left if the therapist went: they are handed over first. */
export function couplesToHandOver(therapist: Therapist): Promise<{ id: string; alias: string }[]> {
  return asPrincipal(therapist, async (tx) => {
    const ids = await couplesOfNobodyElse(therapist, tx, therapist.memberId);
    const rows = await tx
      .select()
      .from(couple)
      .where(and(inArray(couple.id, ids), inArray(couple.id, onOwnTeam(therapist, tx))));
    const keys = await keysOf(therapist, tx, ids);
    return rows.map((row) => ({ id: row.id, alias: openAlias(therapist, row, keys) }));
  });
}

/**
 * The therapist leaves the practice and every care team; nobody signs in as them again. Throws Invalid
 * for a wrong password, Refused for the last owner, for whoever waits to be let in, and while a couple would be left with nobody;
 * SignInNeeded as `requireWorking` and `requireSignIn` do.
 */
export async function leavePractice(
  therapist: Therapist,
  { password }: { password: string },
): Promise<void> {
  await requirePassword(therapist, password, "password");
  return asPrincipal(therapist, async (tx) => {
    await requireWorking(therapist, tx);
    await requireSignIn(therapist, tx);
    await requireNotWaiting(therapist, tx);
    const alone = await couplesOfNobodyElse(therapist, tx, therapist.memberId);
    if (alone.length > 0) {
      throw new Refused(`${left(alone)} Hand over first what stands on this page.`);
    }
    if (therapist.role === "owner") await requireAnotherOwner(therapist, tx, therapist.memberId);
    await depart(therapist, tx, therapist.memberId, "member.left");
  });
}

/**
 * Removes a member: their sign-ins end and they leave every care team. Throws Refused for anyone but an
 * owner, of oneself, of the last owner and while a couple would be left with nobody, named by its id;
 * NotFound as `requireMember` does.
 */
export function removeMember(therapist: Therapist, memberId: string): Promise<void> {
  return asActingOwner(therapist, async (tx) => {
    if (memberId === therapist.memberId) throw new Refused("To go yourself, leave the practice.");
    await requireNotWaiting(therapist, tx);
    const found = await requireMember(therapist, tx, memberId);
    const alone = await couplesOfNobodyElse(therapist, tx, memberId);
    if (alone.length > 0) {
      throw new Refused(
        `${left(alone)} Somebody on the care team hands over first: ${alone.join(", ")}.`,
      );
    }
    if (found.role === "owner") await requireAnotherOwner(therapist, tx, memberId);
    await depart(therapist, tx, memberId, "member.removed");
  });
}

function left({ length }: readonly string[]): string {
  return `${length === 1 ? "One couple" : `${length} couples`} would be left with nobody.`;
}

async function depart(
  therapist: Therapist,
  tx: Transaction,
  memberId: string,
  action: "member.left" | "member.removed",
): Promise<void> {
  const { practiceId } = therapist;
  const teams = await asSystem(therapist, tx, async (system) => {
    await tx.insert(departure).values({ memberId, practiceId, endedBy: therapist.memberId });
    await takeBackLinks(system, tx, memberId);
    await tx.delete(credential).where(eq(credential.memberId, memberId));
    await tx.delete(passwordReset).where(eq(passwordReset.memberId, memberId));
    await tx.delete(totp).where(eq(totp.memberId, memberId));
    await tx
      .update(signIn)
      .set({ endedAt: new Date() })
      .where(and(eq(signIn.memberId, memberId), isNull(signIn.endedAt)));
    // After the sign-ins, as whoever signs in by one meanwhile does: neither waits for what the other holds.
    await tx.delete(passkey).where(eq(passkey.memberId, memberId));
    return tx.delete(careTeam).where(eq(careTeam.memberId, memberId)).returning();
  });
  for (const { coupleId } of teams)
    await record(therapist, tx, { action: "care-team.ended", subjectId: memberId, coupleId });
  await record(therapist, tx, { action, subjectId: memberId });
}
