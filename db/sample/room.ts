import { keysOf } from "@/data/keyring";
import { asPrincipal } from "@/data/principal/transaction";
import { confidences } from "@/db/schema/confidences";
import { consent, misdelivery } from "@/db/schema/consent";
import { withdrawal } from "@/db/schema/reflection";
import { opening, quietPause, release } from "@/db/schema/release";
import { review, reviewEntry } from "@/db/schema/review";
import type { ConfidencesWords, Template } from "@/domain/confidences";
import type { Choice } from "@/domain/consent";
import { MARKS } from "@/domain/couple";
import type { Therapist } from "@/domain/principal";
import type { ReviewReason } from "@/domain/review";
import type { PartnerMark } from "@/domain/series";
import { newId } from "@/server/id";
import { seal } from "@/server/seal";
import { sealConfidences } from "../sealed-confidences";
import { sealReason } from "../sealed-reason";
import type { BuiltAssignment, BuiltRound } from "./assigning";
import type { BuiltCouple, BuiltPractice } from "./builders";
import { partnerWith } from "./writing";

// What the partner's room adds, at any moment of the past; each row under the principal it belongs to.

/** A version of a couple's confidences policy. */
export async function buildConfidences(
  therapist: Therapist,
  { id: coupleId, practiceId }: BuiltCouple,
  of: { version: number; template: Template; words: ConfidencesWords; at: Date },
): Promise<{ id: string; at: Date }> {
  const id = newId(of.at.getTime());
  await asPrincipal(therapist, async (tx) => {
    const key = (await keysOf(therapist, tx, [coupleId]))(coupleId);
    await tx.insert(confidences).values({
      ...{ id, practiceId, coupleId, version: of.version, template: of.template },
      words: sealConfidences(key, id, practiceId, of.words),
      writtenBy: therapist.memberId,
      createdAt: of.at,
    });
  });
  return { id, at: of.at };
}

/** What a partner chose about a round. */
export async function buildConsent(
  given: BuiltAssignment,
  mark: PartnerMark,
  of: { round: BuiltRound; choice: Choice; at: Date },
): Promise<void> {
  const partner = partnerWith(given, mark);
  const { practiceId, coupleId, partnerId, assignmentId } = partner;
  await asPrincipal(partner, (tx) =>
    tx.insert(consent).values({
      ...{ id: newId(of.at.getTime()), practiceId, coupleId, partnerId, assignmentId },
      ...{ roundId: of.round.id, choice: of.choice, createdAt: of.at },
    }),
  );
}

/** Whoever opened a partner's link said that it was not for them. */
export async function buildMisdelivery(
  given: BuiltAssignment,
  mark: PartnerMark,
  at: Date,
): Promise<void> {
  const partner = partnerWith(given, mark);
  const { practiceId, coupleId, partnerId, assignmentId, linkId } = partner;
  const id = newId(at.getTime());
  await asPrincipal(partner, (tx) =>
    tx
      .insert(misdelivery)
      .values({ id, practiceId, coupleId, partnerId, assignmentId, linkId, createdAt: at }),
  );
}

/** Both partners released a passage; it opens at its hour, or (null) is kept closed. */
export async function buildReleases(
  { system }: Pick<BuiltPractice, "system">,
  given: BuiltAssignment,
  of: {
    roundId: string;
    promptKey: string;
    reflections: Record<PartnerMark, string>;
    at: Date;
    opensAt: Date | null;
  },
): Promise<void> {
  const { id: coupleId, practiceId } = given.couple;
  const passage = { assignmentId: given.id, roundId: of.roundId, promptKey: of.promptKey };
  await asPrincipal(system, async (tx) => {
    for (const mark of MARKS) {
      const partnerId = given.couple.partners[mark].id;
      const reflectionId = of.reflections[mark];
      await tx.insert(release).values({
        ...{ id: newId(of.at.getTime()), practiceId, coupleId, partnerId, reflectionId },
        ...{ ...passage, createdAt: of.at },
      });
    }
    if (!of.opensAt) return;
    const times = { opensAt: of.opensAt, createdAt: of.at };
    await tx.insert(opening).values({ id: newId(), practiceId, coupleId, ...passage, ...times });
  });
}

/** A reflection taken out of sight by its writer. */
export async function buildWithdrawal(
  given: BuiltAssignment,
  mark: PartnerMark,
  reflectionId: string,
  at: Date,
): Promise<void> {
  const partner = partnerWith(given, mark);
  const { practiceId, coupleId, partnerId, assignmentId } = partner;
  await asPrincipal(partner, (tx) =>
    tx
      .insert(withdrawal)
      .values({ reflectionId, practiceId, coupleId, partnerId, assignmentId, createdAt: at }),
  );
}

/** A quiet pause that goes on, or was lifted. */
export async function buildQuietPause(
  therapist: Therapist,
  { id: coupleId, practiceId }: BuiltCouple,
  of: { at: Date; liftedAt?: Date },
): Promise<void> {
  const { memberId } = therapist;
  await asPrincipal(therapist, (tx) =>
    tx.insert(quietPause).values({
      ...{ id: newId(of.at.getTime()), practiceId, coupleId, pausedBy: memberId, createdAt: of.at },
      ...(of.liftedAt ? { liftedAt: of.liftedAt, liftedBy: memberId } : {}),
    }),
  );
}

/** A reflection asks for a private review; with what a therapist wrote into its log, if anything. */
export async function buildReview(
  { system }: Pick<BuiltPractice, "system">,
  given: BuiltAssignment,
  mark: PartnerMark,
  of: {
    reflectionId: string;
    reason: ReviewReason;
    at: Date;
    log?: { by: Therapist; lookedAt: Date; decided?: string };
  },
): Promise<string> {
  const { id: coupleId, practiceId, partners } = given.couple;
  const { reflectionId, reason, log } = of;
  const id = newId(of.at.getTime());
  const about = partners[mark].id;
  await asPrincipal(system, async (tx) => {
    const key = (await keysOf(system, tx, [about]))(about);
    const sealed = sealReason(key, id, practiceId, reason);
    const row = { id, practiceId, coupleId, about, reflectionId, createdAt: of.at };
    await tx.insert(review).values({ ...row, reason: sealed });
  });
  if (!log) return id;
  await asPrincipal(log.by, async (tx) => {
    const key = (await keysOf(log.by, tx, [coupleId]))(coupleId);
    const row = (kind: "looked" | "decided", at: Date) => ({
      ...{ id: newId(at.getTime()), practiceId, coupleId, reviewId: id, kind, createdAt: at },
      memberId: log.by.memberId,
    });
    await tx.insert(reviewEntry).values(row("looked", log.lookedAt));
    if (!log.decided) return;
    const decided = row("decided", new Date(log.lookedAt.getTime() + 4 * 60_000));
    const place = { table: "review_entry", column: "words", row: decided.id, practice: practiceId };
    await tx.insert(reviewEntry).values({ ...decided, words: seal(key, place, log.decided) });
  });
  return id;
}
