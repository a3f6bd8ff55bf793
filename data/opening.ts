import "server-only";
import { and, eq, gt, inArray, isNull, notInArray, sql } from "drizzle-orm";
import { findExercise } from "@/content/library";
import type { Transaction } from "@/db/client";
import { assignment, round } from "@/db/schema/assignment";
import { erasure } from "@/db/schema/erasure";
import { practice } from "@/db/schema/practice";
import { answer, reflection, settingAside, withdrawal } from "@/db/schema/reflection";
import { opening, quietPause, release } from "@/db/schema/release";
import { openAnswer } from "@/db/sealed-answer";
import { promptsOf } from "@/domain/exercise";
import type { Partner, System, Therapist } from "@/domain/principal";
import { isHeld, openingHour, releasable } from "@/domain/release";
import { visibleTo } from "@/domain/visible";
import { newId } from "@/server/id";
import { keysOf } from "./keyring";
import { asPrincipal, asSystem } from "./principal/transaction";
import { heldReflections } from "./scope";

/** A prompt of a round: what two releases open. */
export type Passage = { roundId: string; promptKey: string };

/** A passage of the other partner that both released, from its hour. */
export type OpenedPassage = Passage & { text: string };

/**
 * The other partner's passages that are open at `now`, in the rounds given. None without the
 * passphrase: whoever else holds the phone finds nothing to read (product rules 2 and 3).
 */
export function openedPassages(
  partner: Partner,
  roundIds: readonly string[],
  now: Date = new Date(),
): Promise<OpenedPassage[]> {
  return asPrincipal(partner, async (tx) => {
    if (!partner.unlocked || roundIds.length === 0) return [];
    return asSystem(partner, tx, async (system) => {
      const rows = await tx
        .select({
          ...{ answer, reflection, opensAt: opening.opensAt, withdrawnAt: withdrawal.createdAt },
          ...{ exerciseKey: assignment.exerciseKey, version: assignment.exerciseVersion },
          erasingSince: erasure.createdAt,
        })
        .from(opening)
        .innerJoin(
          answer,
          and(eq(answer.roundId, opening.roundId), eq(answer.promptKey, opening.promptKey)),
        )
        .innerJoin(reflection, eq(reflection.id, answer.reflectionId))
        .innerJoin(assignment, eq(assignment.id, reflection.assignmentId))
        .leftJoin(erasure, eq(erasure.partnerId, answer.partnerId))
        .leftJoin(withdrawal, eq(withdrawal.reflectionId, reflection.id))
        .where(
          and(
            ...[eq(opening.coupleId, partner.coupleId), inArray(opening.roundId, [...roundIds])],
            // Of what the wrong partner wrote and was set aside nothing opens, whatever opened since.
            isNull(reflection.setAsideAt),
          ),
        );
      if (rows.length === 0) return [];
      const owners = [...new Set(rows.map((row) => row.answer.partnerId))];
      const keys = await keysOf(system, tx, owners);
      return rows.flatMap(({ answer: row, reflection: sent, opensAt, ...of }) => {
        if (row.partnerId === partner.partnerId || !keys.has(row.partnerId)) return [];
        const prompt = promptOf(partner, of.exerciseKey, of.version, row.promptKey);
        const passage = { opensAt, releasable: prompt !== undefined && releasable(prompt) };
        const gone = { withdrawn: of.withdrawnAt !== null, erasing: of.erasingSince !== null };
        const reading = { ...sent, ...row, ...gone, careTeam: false };
        if (!visibleTo(partner, { ...reading, passage }, now)) return [];
        const given = openAnswer(keys(row.partnerId), row);
        const { roundId, promptKey } = row;
        return given.is === "given" ? [{ roundId, promptKey, text: String(given.value) }] : [];
      });
    });
  });
}

/** Keeps closed what has not opened yet, inside the transaction that begins a quiet pause. */
export async function holdOpenings(
  therapist: Therapist,
  tx: Transaction,
  coupleId: string,
  now: Date,
): Promise<void> {
  await lockCouple(therapist, tx, coupleId);
  await asSystem(therapist, tx, () =>
    tx.delete(opening).where(and(eq(opening.coupleId, coupleId), gt(opening.opensAt, now))),
  );
}

/**
 * Gives what is to open of a round the hour that its new due time sets, inside the transaction that
 * moved it: all of it opens at once, as the pages say, and nothing of what is open closes.
 */
export async function moveOpenings(
  therapist: Therapist,
  tx: Transaction,
  roundId: string,
  now: Date,
): Promise<void> {
  await asSystem(therapist, tx, async (system) => {
    const later = await tx
      .delete(opening)
      .where(and(eq(opening.roundId, roundId), gt(opening.opensAt, now)))
      .returning({ promptKey: opening.promptKey });
    for (const { promptKey } of later) await openIfBoth(system, tx, { roundId, promptKey }, now);
  });
}

/** Opens a passage at its hour, if both have released it, whose it is is known, and no quiet pause keeps it closed. */
export async function openIfBoth(
  system: System,
  tx: Transaction,
  { roundId, promptKey }: Passage,
  now: Date,
): Promise<void> {
  const both = await tx
    .select({ partnerId: release.partnerId })
    .from(release)
    .leftJoin(settingAside, eq(settingAside.reflectionId, release.reflectionId))
    .where(
      and(
        ...[eq(release.roundId, roundId), eq(release.promptKey, promptKey)],
        isNull(settingAside.reflectionId),
        notInArray(release.reflectionId, heldReflections(system)),
      ),
    );
  const [where] = await tx
    .select({ round, timeZone: practice.timeZone })
    .from(round)
    .innerJoin(practice, eq(practice.id, round.practiceId))
    .where(eq(round.id, roundId));
  if (!where || both.length < 2) return;
  const { coupleId, assignmentId, dueAt, opensAt: roundOpensAt } = where.round;
  const hour = openingHour(dueAt, now, where.timeZone);
  const pauses = await tx
    .select({ startedAt: quietPause.createdAt, liftedAt: quietPause.liftedAt })
    .from(quietPause)
    .where(eq(quietPause.coupleId, coupleId));
  if (isHeld(pauses, { roundOpensAt, hour })) return;
  const practiceId = system.practiceId ?? where.round.practiceId;
  await tx
    .insert(opening)
    .values({
      ...{ id: newId(), practiceId, coupleId, assignmentId, roundId, promptKey },
      ...{ opensAt: hour, createdAt: now },
    })
    .onConflictDoNothing();
}

/**
 * Both partners and the therapist change what opens one after the other: two who release in the
 * same instant would each miss the other. Held until the transaction ends.
 */
export async function lockCouple(
  _principal: Partner | Therapist,
  tx: Transaction,
  coupleId: string,
): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${coupleId}, 7))`);
}

/** The prompt of a published exercise version, if it has one of that key. */
export function promptOf(
  _principal: Partner | Therapist,
  exerciseKey: string,
  version: number,
  promptKey: string,
) {
  const exercise = findExercise(exerciseKey, version);
  return exercise && promptsOf(exercise).find((each) => each.key === promptKey);
}
