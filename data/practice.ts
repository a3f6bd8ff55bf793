import "server-only";
import { eq } from "drizzle-orm";
import { legalHold } from "@/db/schema/erasure";
import { member } from "@/db/schema/member";
import { practice } from "@/db/schema/practice";
import { NotFound } from "@/domain/errors";
import type { PracticeSettings, RetentionInput } from "@/domain/practice";
import type { Therapist } from "@/domain/principal";
import { record } from "./audit";
import { memberName } from "./couple";
import { awaitErasing } from "./erasure";
import { keysOf } from "./keyring";
import { asActingOwner } from "./owner";
import { asPrincipal } from "./principal/transaction";

/** Changes the practice's name, time zone, crisis line and neutral page. Throws Refused for anyone but its owner. */
export function editPractice(therapist: Therapist, input: PracticeSettings): Promise<void> {
  return asActingOwner(therapist, async (tx) => {
    await tx
      .update(practice)
      .set({
        ...{ name: input.practiceName, timeZone: input.timeZone },
        ...{ crisisLine: input.crisisLine, neutralPage: input.neutralPage },
      })
      .where(eq(practice.id, therapist.practiceId));
    await record(therapist, tx, { action: "practice.edited", subjectId: therapist.practiceId });
  });
}

/** For how long the practice keeps things, and since when and by whom a legal hold stands, if one does. */
export function getRetention(
  therapist: Therapist,
): Promise<{ retentionYears: number; hold: { by: string; since: Date } | null }> {
  return asPrincipal(therapist, async (tx) => {
    const [house] = await tx
      .select({ years: practice.retentionYears })
      .from(practice)
      .where(eq(practice.id, therapist.practiceId));
    if (!house) throw new NotFound();
    const [hold] = await tx
      .select({ since: legalHold.createdAt, byId: member.id, byName: member.name })
      .from(legalHold)
      .innerJoin(member, eq(member.id, legalHold.setBy))
      .where(eq(legalHold.practiceId, therapist.practiceId));
    if (!hold) return { retentionYears: house.years, hold: null };
    const by = memberName(therapist, hold.byId, hold.byName, await keysOf(therapist, tx, []));
    return { retentionYears: house.years, hold: { by, since: hold.since } };
  });
}

/** Changes for how many years an archived couple is kept. Throws Refused for anyone but the owner. */
export function setRetention(
  therapist: Therapist,
  { retentionYears }: RetentionInput,
): Promise<void> {
  return asActingOwner(therapist, async (tx) => {
    await awaitErasing(therapist, tx);
    await tx.update(practice).set({ retentionYears }).where(eq(practice.id, therapist.practiceId));
    await record(therapist, tx, { action: "retention.set", subjectId: therapist.practiceId });
  });
}

/** From now on nothing is erased until the hold is lifted. Throws Refused for anyone but the owner. */
export function setLegalHold(therapist: Therapist, now: Date = new Date()): Promise<void> {
  return asActingOwner(therapist, async (tx) => {
    await awaitErasing(therapist, tx);
    const { practiceId, memberId } = therapist;
    await tx
      .insert(legalHold)
      .values({ practiceId, setBy: memberId, createdAt: now })
      .onConflictDoNothing();
    await record(therapist, tx, { action: "legal-hold.set", subjectId: practiceId });
  });
}

/** Lifts the hold: what became due under it is erased at the next turn. Throws Refused for anyone but the owner. */
export function liftLegalHold(therapist: Therapist): Promise<void> {
  return asActingOwner(therapist, async (tx) => {
    await tx.delete(legalHold).where(eq(legalHold.practiceId, therapist.practiceId));
    await record(therapist, tx, { action: "legal-hold.lifted", subjectId: therapist.practiceId });
  });
}

/** Requires two-step sign-in of every member, or leaves it to each. Throws Refused for anyone but the owner. */
export function requireTwoStep(therapist: Therapist, required: boolean): Promise<void> {
  return asActingOwner(therapist, async (tx) => {
    await tx
      .update(practice)
      .set({ twoStepRequired: required })
      .where(eq(practice.id, therapist.practiceId));
    const action = required ? "two-step.required" : "two-step.optional";
    await record(therapist, tx, { action, subjectId: therapist.practiceId });
  });
}
