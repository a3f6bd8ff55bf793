import "server-only";
import { eq } from "drizzle-orm";
import { findExercise } from "@/content/library";
import type { Transaction } from "@/db/client";
import { assignment, partnerSignIn, round } from "@/db/schema/assignment";
import { consent, misdelivery } from "@/db/schema/consent";
import { reflection } from "@/db/schema/reflection";
import { type Choice, formOf, formsOf } from "@/domain/consent";
import { AlreadySent, NotFound, Refused } from "@/domain/errors";
import type { Language } from "@/domain/language";
import type { Partner } from "@/domain/principal";
import { newId } from "@/server/id";
import { record } from "./audit";
import { scopeOf } from "./draft";
import { asPrincipal } from "./principal/transaction";
import { begin, findReflection } from "./reflection";
import { agreeToTerms } from "./terms";

/** Whoever started says to be the one the link is for. */
export function confirmReader(partner: Partner): Promise<void> {
  return asPrincipal(partner, async (tx) => {
    await tx
      .update(partnerSignIn)
      .set({ confirmedAt: new Date() })
      .where(eq(partnerSignIn.id, partner.signInId));
  });
}

/** Whoever started says that the link was meant for somebody else: the care team is told, nothing is lost. */
export function reportMisdelivery(partner: Partner, now: Date = new Date()): Promise<void> {
  return asPrincipal(partner, async (tx) => {
    const { linkId } = partner;
    const told = { id: newId(), ...scopeOf(partner), linkId, createdAt: now };
    await tx.insert(misdelivery).values(told);
    await record(partner, tx, { action: "link.misdelivered", subjectId: linkId });
    await tx
      .update(partnerSignIn)
      .set({ endedAt: now })
      .where(eq(partnerSignIn.id, partner.signInId));
  });
}

/** The language of the pages in this sign-in. */
export function chooseLanguage(partner: Partner, language: Language): Promise<void> {
  return asPrincipal(partner, async (tx) => {
    await tx.update(partnerSignIn).set({ language }).where(eq(partnerSignIn.id, partner.signInId));
  });
}

/**
 * This sign-in has been shown the terms that `seen` names, and writes under them from now on. Throws
 * TermsChanged when they are others by now, or nobody said yet for whom this sign-in is.
 */
export function seeTerms(partner: Partner, seen: string): Promise<void> {
  return asPrincipal(partner, (tx) => agreeToTerms(partner, tx, seen));
}

/**
 * What the partner chooses about the exercise of a round, having been shown the terms that `seen`
 * names. Throws TermsChanged as `seeTerms`, Refused once the reflection was sent, NotFound for a
 * round that is not this partner's.
 */
export function chooseExercise(
  partner: Partner,
  roundId: string,
  { choice, seen }: { choice: Choice; seen: string },
  now: Date = new Date(),
): Promise<void> {
  return asPrincipal(partner, async (tx) => {
    const [found] = await tx
      .select({ round, key: assignment.exerciseKey, version: assignment.exerciseVersion })
      .from(round)
      .innerJoin(assignment, eq(assignment.id, round.assignmentId))
      .where(eq(round.id, roundId));
    const exercise = found && findExercise(found.key, found.version);
    if (!exercise || found.round.assignmentId !== partner.assignmentId) throw new NotFound();
    await requireUnsent(partner, tx, found.round, now);
    await agreeToTerms(partner, tx, seen);
    const form = formOf(choice);
    if (form) {
      if (!formsOf(exercise).includes(form)) throw new NotFound();
      const { row } = await begin(partner, tx, roundId, now);
      await tx.update(reflection).set({ form }).where(eq(reflection.id, row.id));
    }
    await tx
      .insert(consent)
      .values({ id: newId(), ...scopeOf(partner), roundId, choice, createdAt: now });
    await record(partner, tx, { action: "exercise.chosen", subjectId: roundId });
  });
}

// A choice is about what can still be done: nothing sent, nothing before its hour, nothing over that
// was not begun.
async function requireUnsent(
  partner: Partner,
  tx: Transaction,
  { id, opensAt, closesAt }: typeof round.$inferSelect,
  now: Date,
): Promise<void> {
  const begun = await findReflection(partner, tx, id);
  if (begun?.sentAt) throw new AlreadySent();
  if (!begun && (now < opensAt || now >= closesAt)) throw new Refused("This round is not open.");
}
