import "server-only";
import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { findExercise } from "@/content/library";
import type { Transaction } from "@/db/client";
import { assignment, round } from "@/db/schema/assignment";
import { partner as partnerTable } from "@/db/schema/couple";
import { member } from "@/db/schema/member";
import { reflection } from "@/db/schema/reflection";
import { review, reviewEntry } from "@/db/schema/review";
import { openReason, sealReason } from "@/db/sealed-reason";
import { Invalid, NotFound } from "@/domain/errors";
import type { Partner, Therapist } from "@/domain/principal";
import { withoutControls } from "@/domain/reflection";
import { LONGEST_DECISION, type ReviewReason } from "@/domain/review";
import type { PartnerMark } from "@/domain/series";
import type { Standing } from "@/domain/standing";
import { newId } from "@/server/id";
import { type Key, openText, seal } from "@/server/seal";
import { record } from "./audit";
import { memberName } from "./couple";
import { type KeyRing, keysOf } from "./keyring";
import { asPrincipal, asSystem } from "./principal/transaction";
import { onOwnTeam, requireCouple } from "./scope";
import { standingsOf } from "./standing";

/** Who looked at a review or what was decided, and when. */
export type ReviewEntry = { id: string; at: Date; by: string; decided: string | null };

export type ReviewView = {
  id: string;
  mark: PartnerMark;
  /** Why, while the answer that asks for it is in sight; null once it is not. */
  reason: ReviewReason | null;
  standing: Standing;
  reflectionId: string;
  title: string;
  number: number;
  at: Date;
  /** Oldest first. */
  entries: ReviewEntry[];
};

/** What asks for a private review of a couple, newest first, with its log. Audited. In the room, nothing. */
export function listReviews(therapist: Therapist, coupleId: string): Promise<ReviewView[]> {
  return asPrincipal(therapist, async (tx) => {
    await requireCouple(therapist, tx, coupleId);
    if (therapist.inTheRoom) return [];
    const rows = await tx
      .select({
        ...{ review, reflection, mark: partnerTable.mark, number: round.number },
        ...{ exerciseKey: assignment.exerciseKey, version: assignment.exerciseVersion },
      })
      .from(review)
      .innerJoin(reflection, eq(reflection.id, review.reflectionId))
      .innerJoin(round, eq(round.id, reflection.roundId))
      .innerJoin(assignment, eq(assignment.id, reflection.assignmentId))
      .innerJoin(partnerTable, eq(partnerTable.id, review.about))
      .where(eq(review.coupleId, coupleId))
      .orderBy(desc(review.createdAt), asc(review.id));
    if (rows.length === 0) return [];
    const keys = await keysOf(
      therapist,
      tx,
      rows.map((row) => row.review.about),
    );
    const log = await logOf(therapist, tx, coupleId);
    const standing = await standingsOf(therapist, tx, coupleId);
    await record(therapist, tx, { action: "reviews.read", subjectId: coupleId, coupleId });
    return rows.map((row) => {
      const stands = standing(row.reflection);
      return {
        ...{ id: row.review.id, mark: row.mark, number: row.number, at: row.review.createdAt },
        // The reason quotes the answer: it goes out of sight with it, and only that it asked stays.
        reason:
          stands.is === "sent" && keys.has(row.review.about)
            ? openReason(keys(row.review.about), row.review)
            : null,
        ...{ standing: stands, reflectionId: row.reflection.id },
        title: findExercise(row.exerciseKey, row.version)?.title.en ?? row.exerciseKey,
        entries: log.filter((each) => each.reviewId === row.review.id).map((each) => each.entry),
      };
    });
  });
}

/** Writes into the log that the therapist looked. Throws NotFound off the care team. */
export function lookAtReview(therapist: Therapist, reviewId: string): Promise<void> {
  return write(therapist, reviewId, null);
}

/** Writes into the log what the therapist decided. Throws Invalid when empty or too long, NotFound as above. */
export function decideReview(therapist: Therapist, reviewId: string, words: string): Promise<void> {
  return write(therapist, reviewId, withoutControls(words).trim());
}

function write(therapist: Therapist, reviewId: string, words: string | null): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    const [row] = await tx
      .select()
      .from(review)
      .where(and(eq(review.id, reviewId), inArray(review.coupleId, onOwnTeam(therapist, tx))));
    if (!row) throw new NotFound();
    if (words === "") throw new Invalid({ words: "Write what you decided, in a few words." });
    if (words && words.length > LONGEST_DECISION) {
      throw new Invalid({ words: `Use at most ${LONGEST_DECISION} characters.` });
    }
    const { practiceId, coupleId } = row;
    const key = (await keysOf(therapist, tx, [coupleId]))(coupleId);
    const id = newId();
    await tx.insert(reviewEntry).values({
      ...{ id, practiceId, coupleId, reviewId, memberId: therapist.memberId },
      kind: words === null ? "looked" : "decided",
      words: words === null ? null : seal(key, placeOf(id, practiceId), words),
    });
    const action = words === null ? "review.looked" : "review.decided";
    await record(therapist, tx, { action, subjectId: reviewId, coupleId });
  });
}

async function logOf(therapist: Therapist, tx: Transaction, coupleId: string) {
  const rows = await tx
    .select({ entry: reviewEntry, byId: member.id, byName: member.name })
    .from(reviewEntry)
    .innerJoin(member, eq(member.id, reviewEntry.memberId))
    .where(eq(reviewEntry.coupleId, coupleId))
    .orderBy(asc(reviewEntry.createdAt), asc(reviewEntry.id));
  const keys: KeyRing = await keysOf(therapist, tx, [coupleId]);
  return rows.map(({ entry, byId, byName }) => ({
    reviewId: entry.reviewId,
    entry: {
      ...{ id: entry.id, at: entry.createdAt },
      by: memberName(therapist, byId, byName, keys),
      decided: keys.has(coupleId) ? openWords(keys(coupleId), entry) : null,
    },
  }));
}

function openWords(key: Key, row: typeof reviewEntry.$inferSelect): string | null {
  return row.words && openText(key, placeOf(row.id, row.practiceId), row.words);
}

function placeOf(row: string, practice: string) {
  return { table: "review_entry", column: "words", row, practice };
}

/** Asks the care team for a private review of a reflection; no partner can see that it did. */
export async function askForReviews(
  partner: Partner,
  tx: Transaction,
  reflectionId: string,
  reasons: readonly ReviewReason[],
): Promise<void> {
  if (reasons.length === 0) return;
  const { practiceId, coupleId, partnerId: about } = partner;
  await asSystem(partner, tx, async (system) => {
    const key = (await keysOf(system, tx, [about]))(about);
    // Those that somebody had looked at before it was corrected still stand.
    const standing = await tx.select().from(review).where(eq(review.reflectionId, reflectionId));
    const known = standing.map((row) => openReason(key, row));
    const rows = reasons
      .filter((reason) => !known.includes(reason))
      .map((reason) => {
        const id = newId();
        const of = { id, practiceId, coupleId, about, reflectionId };
        return { ...of, reason: sealReason(key, id, practiceId, reason) };
      });
    if (rows.length > 0) await tx.insert(review).values(rows);
  });
}

/** Takes back what a corrected reflection asked for, unless somebody has already looked at it. */
export async function dropUnseenReviews(
  partner: Partner,
  tx: Transaction,
  reflectionId: string,
): Promise<void> {
  await asSystem(partner, tx, () =>
    tx
      .delete(review)
      .where(
        sql`${eq(review.reflectionId, reflectionId)} and not exists (select 1 from ${reviewEntry} where ${reviewEntry.reviewId} = ${review.id})`,
      ),
  );
}
