import "server-only";
import { and, asc, eq, gt, inArray, isNull, lte, notInArray, sql } from "drizzle-orm";
import { findExercise } from "@/content/library";
import type { Transaction } from "@/db/client";
import { assignment, round } from "@/db/schema/assignment";
import { partner as partnerTable } from "@/db/schema/couple";
import { erasure } from "@/db/schema/erasure";
import { practice } from "@/db/schema/practice";
import { prediction } from "@/db/schema/prediction";
import { answer, reflection, settingAside, withdrawal } from "@/db/schema/reflection";
import { opening, quietPause, release } from "@/db/schema/release";
import { openAnswer } from "@/db/sealed-answer";
import { promptsOf } from "@/domain/exercise";
import type { Language, Words } from "@/domain/language";
import type { Partner, System, Therapist } from "@/domain/principal";
import { isHeld, openingHour, releasable } from "@/domain/release";
import type { PartnerMark } from "@/domain/series";
import { type Reader, visibleTo } from "@/domain/visible";
import { newId } from "@/server/id";
import { record } from "./audit";
import { ownPrediction } from "./closed";
import { keysOf } from "./keyring";
import { asPrincipal, asSystem } from "./principal/transaction";
import { heldReflections, openPartner, requireCouple } from "./scope";

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

/** What both partners released on one round, for one prompt, side by side. */
export type SafePassage = Passage & {
  title: Words;
  prompt: Words;
  dueAt: Date;
  opensAt: Date;
  words: { mark: PartnerMark; name: string; language: Language; text: string }[];
};

/**
 * What both partners released and is open at `now`, newest round first, to show in a session or on a
 * report: that, and nothing else; of what the therapist is to guess first, not before it is opened.
 * Audited. Throws NotFound off the care team.
 */
export function safeView(
  therapist: Therapist,
  coupleId: string,
  now: Date = new Date(),
  viewer: Therapist | Reader = therapist,
): Promise<SafePassage[]> {
  return asPrincipal(therapist, async (tx) => {
    await requireCouple(therapist, tx, coupleId);
    const rows = await tx
      .select({
        ...{ answer, reflection, dueAt: round.dueAt, opensAt: opening.opensAt },
        ...{ partner: partnerTable },
        withdrawnAt: withdrawal.createdAt,
        ...{ exerciseKey: assignment.exerciseKey, version: assignment.exerciseVersion },
        unguessed: sql<boolean>`${assignment.guessFirst} and ${prediction.id} is null`,
      })
      .from(opening)
      .innerJoin(
        answer,
        and(eq(answer.roundId, opening.roundId), eq(answer.promptKey, opening.promptKey)),
      )
      .innerJoin(round, eq(round.id, opening.roundId))
      .innerJoin(assignment, eq(assignment.id, opening.assignmentId))
      .innerJoin(partnerTable, eq(partnerTable.id, answer.partnerId))
      .innerJoin(reflection, eq(reflection.id, answer.reflectionId))
      .leftJoin(withdrawal, eq(withdrawal.reflectionId, answer.reflectionId))
      .leftJoin(prediction, ownPrediction(therapist))
      .where(and(eq(opening.coupleId, coupleId), lte(opening.opensAt, now)))
      .orderBy(asc(round.dueAt), asc(partnerTable.mark));
    await record(therapist, tx, { action: "safe-view.read", subjectId: coupleId, coupleId });
    if (rows.length === 0) return [];
    const keys = await keysOf(therapist, tx, [...new Set(rows.map((row) => row.partner.id))]);
    const passages = new Map<string, SafePassage>();
    for (const row of rows) {
      const { roundId, promptKey } = row.answer;
      const prompt = promptOf(therapist, row.exerciseKey, row.version, promptKey);
      const title = findExercise(row.exerciseKey, row.version)?.title;
      const withdrawn = row.withdrawnAt !== null;
      const { unguessed } = row;
      const reading = { ...row.reflection, ...row.answer, careTeam: true, withdrawn, unguessed };
      if (!prompt || !title || !releasable(prompt) || !keys.has(row.partner.id)) continue;
      const passage = { releasable: true, opensAt: row.opensAt };
      if (!visibleTo(viewer, { ...reading, passage }, now)) continue;
      const given = openAnswer(keys(row.partner.id), row.answer);
      if (given.is !== "given") continue;
      const id = `${roundId} ${promptKey}`;
      const both = passages.get(id) ?? {
        ...{ roundId, promptKey, title, prompt: prompt.title, words: [] },
        ...{ dueAt: row.dueAt, opensAt: row.opensAt },
      };
      const { mark, name } = openPartner(therapist, row.partner, keys);
      const { language } = row.reflection;
      both.words.push({ mark, name, language, text: String(given.value) });
      passages.set(id, both);
    }
    return [...passages.values()].filter((each) => each.words.length === 2).reverse();
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
