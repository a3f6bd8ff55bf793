import "server-only";
import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { findExercise } from "@/content/library";
import type { Transaction } from "@/db/client";
import { assignment } from "@/db/schema/assignment";
import { partner } from "@/db/schema/couple";
import { prediction } from "@/db/schema/prediction";
import { rating, reflection } from "@/db/schema/reflection";
import { sealPrediction } from "@/db/sealed-prediction";
import type { CoreItem } from "@/domain/capacity";
import { Invalid, NotFound, Refused } from "@/domain/errors";
import { type CorePrompt, guessable, readPrediction } from "@/domain/prediction";
import type { Therapist } from "@/domain/principal";
import type { PartnerMark } from "@/domain/series";
import { newId } from "@/server/id";
import { record } from "./audit";
import { isClosed, ownPrediction, stillClosed } from "./closed";
import { keysOf } from "./keyring";
import { asPrincipal } from "./principal/transaction";
import { onOwnTeam, requireCouple } from "./scope";

/** One partner's reflection on one round. */
export type Unguessed = { roundId: string; about: PartnerMark };

/**
 * What can be guessed of a sent reflection, and whether it is still closed to the therapist; nothing
 * of what it says. Throws NotFound for one that was not sent, is out of sight, or off the care team.
 */
export function askGuess(
  therapist: Therapist,
  of: Unguessed,
): Promise<{
  coupleId: string;
  reflectionId: string;
  title: string;
  closed: boolean;
  prompts: CorePrompt[];
}> {
  return asPrincipal(therapist, async (tx) => {
    const { coupleId, reflectionId, exercise, closed } = await requireSent(therapist, tx, of);
    const prompts = guessable(exercise);
    return { coupleId, reflectionId, title: exercise.title.en, closed, prompts };
  });
}

/**
 * Keeps what the therapist guesses of a reflection that is closed to them, by core item as the form
 * gave it, and so opens it. Of two presses one is kept. Throws Refused once it is open, Invalid
 * without any guess, NotFound as `askGuess`.
 */
export function recordGuess(
  therapist: Therapist,
  of: Unguessed,
  given: Partial<Record<CoreItem, string>>,
): Promise<{ reflectionId: string }> {
  return asPrincipal(therapist, async (tx) => {
    const { reflectionId, exercise, ...about } = await requireSent(therapist, tx, of);
    const guess = readPrediction(exercise, given);
    if (!about.closed) throw opened();
    if (Object.keys(guess).length === 0) {
      throw new Invalid({ guess: "Guess at least one answer, or open it without guessing." });
    }
    const id = newId();
    const { practiceId, memberId } = therapist;
    const { coupleId, partnerId } = about;
    const key = (await keysOf(therapist, tx, [partnerId]))(partnerId);
    const kept = await tx
      .insert(prediction)
      .values({
        ...{ id, practiceId, coupleId, roundId: of.roundId, about: partnerId, memberId },
        guess: sealPrediction(key, id, practiceId, guess),
      })
      .onConflictDoNothing()
      .returning({ id: prediction.id });
    if (kept.length === 0) throw opened();
    await record(therapist, tx, { action: "guess.recorded", subjectId: reflectionId, coupleId });
    return { reflectionId };
  });
}

/** Opens one reflection without a guess. Again, or where it is open anyway, it does nothing. Throws NotFound as `askGuess`. */
export function openUnguessed(
  therapist: Therapist,
  of: Unguessed,
): Promise<{ reflectionId: string }> {
  return asPrincipal(therapist, async (tx) => {
    const { reflectionId, closed, coupleId, partnerId } = await requireSent(therapist, tx, of);
    if (closed) {
      await open(therapist, tx, coupleId, [{ roundId: of.roundId, about: partnerId }]);
    }
    return { reflectionId };
  });
}

/** Opens everything of a couple that waits for the therapist's guess, without one. Throws NotFound off the care team. */
export function openEveryUnguessed(therapist: Therapist, coupleId: string): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    await requireCouple(therapist, tx, coupleId);
    // Row-level security shows no ratings of what is out of sight: that stays as it is.
    const { rows } = await tx.execute<{ round_id: string; partner_id: string }>(sql`
      select r.round_id, r.partner_id from reflection r
        join assignment a on a.id = r.assignment_id
        join rating t on t.reflection_id = r.id
       where r.couple_id = ${coupleId} and r.set_aside_at is null and ${isClosed(therapist)}`);
    const all = rows.map((row) => ({ roundId: row.round_id, about: row.partner_id }));
    if (all.length > 0) await open(therapist, tx, coupleId, all);
  });
}

/** Whoever has opened a reflection has opened it under the name of the partner it is given to as well. */
export async function alsoOpened(
  therapist: Therapist,
  tx: Transaction,
  of: { coupleId: string; roundId: string; from: string; to: string },
): Promise<void> {
  const { coupleId, roundId, from, to } = of;
  const [before] = await tx
    .select({ id: prediction.id })
    .from(prediction)
    .where(
      and(
        ...[eq(prediction.roundId, roundId), eq(prediction.about, from)],
        eq(prediction.memberId, therapist.memberId),
      ),
    );
  if (before) await open(therapist, tx, coupleId, [{ roundId, about: to }]);
}

async function open(
  therapist: Therapist,
  tx: Transaction,
  coupleId: string,
  all: readonly { roundId: string; about: string }[],
): Promise<void> {
  const { practiceId, memberId } = therapist;
  await tx
    .insert(prediction)
    .values(all.map((each) => ({ id: newId(), practiceId, coupleId, memberId, ...each })))
    .onConflictDoNothing();
  await record(therapist, tx, { action: "reflections.opened", subjectId: coupleId, coupleId });
}

async function requireSent(therapist: Therapist, tx: Transaction, of: Unguessed) {
  const [row] = await tx
    .select({ reflection, assignment, opened: prediction.id })
    .from(reflection)
    .innerJoin(assignment, eq(assignment.id, reflection.assignmentId))
    .innerJoin(partner, and(eq(partner.id, reflection.partnerId), eq(partner.mark, of.about)))
    // Row-level security shows no ratings of what is withdrawn, set aside or being erased.
    .innerJoin(rating, eq(rating.reflectionId, reflection.id))
    .leftJoin(prediction, ownPrediction(therapist))
    .where(
      and(
        ...[eq(reflection.roundId, of.roundId), isNotNull(reflection.sentAt)],
        isNull(reflection.setAsideAt),
        inArray(reflection.coupleId, onOwnTeam(therapist, tx)),
      ),
    );
  const exercise = row && findExercise(row.assignment.exerciseKey, row.assignment.exerciseVersion);
  if (!exercise) throw new NotFound();
  const { id: reflectionId, coupleId, partnerId } = row.reflection;
  const closed = stillClosed(therapist, {
    ...{ since: row.assignment.guessFirstSince, sentAt: row.reflection.sentAt },
    opened: row.opened !== null,
  });
  return { reflectionId, coupleId, partnerId, exercise, closed };
}

function opened(): Refused {
  return new Refused("You have opened this already, so a guess of it can no longer be recorded.");
}
