import "server-only";
import { and, asc, desc, eq, inArray, isNotNull } from "drizzle-orm";
import { findExercise } from "@/content/library";
import type { Transaction } from "@/db/client";
import { assignment, round } from "@/db/schema/assignment";
import { confidences } from "@/db/schema/confidences";
import { partner } from "@/db/schema/couple";
import { prediction } from "@/db/schema/prediction";
import { answer, earlierAnswer, rating, reflection } from "@/db/schema/reflection";
import { openAnswer, openEarlier, openRatings } from "@/db/sealed-answer";
import { openPrediction } from "@/db/sealed-prediction";
import type { Template } from "@/domain/confidences";
import { stepsOf } from "@/domain/consent";
import { type Exercise, type Prompt, promptsOf } from "@/domain/exercise";
import type { Language } from "@/domain/language";
import type { Prediction } from "@/domain/prediction";
import type { Therapist } from "@/domain/principal";
import { type Answer, answerLabel } from "@/domain/reflection";
import type { Standing } from "@/domain/standing";
import { type Reader, visibleTo } from "@/domain/visible";
import { type Key, openText } from "@/server/seal";
import { record } from "./audit";
import { ownPrediction, stillClosed } from "./closed";
import { keysOf } from "./keyring";
import { asPrincipal } from "./principal/transaction";
import { recognisedOf } from "./recognition";
import { requireCouple } from "./scope";
import { standingsOf } from "./standing";

export type ReadAnswer = {
  key: string;
  kind: Prompt["kind"];
  prompt: string;
  therapistOnly: boolean;
  answer: Answer;
  label: string;
  /** What was true before "something else is true now", oldest first. */
  earlier: string[];
  /** What the reading therapist guessed before opening it; null without a guess. */
  guess: string | null;
};

export type ReadReflection = {
  id: string;
  sentAt: Date;
  language: string;
  form: "whole" | "short" | "apart";
  /** Unless it is in sight, `answers` is empty. */
  standing: Standing;
  /** The reading therapist guesses it first, and has neither guessed nor opened it: `answers` is empty. */
  closed: boolean;
  /** When and by whom it was said to be this partner's, after a report that the link went astray. */
  recognised: { at: Date; by: string } | null;
  /** The policy it was written under, if that is not today's. */
  writtenUnder: Template | "none" | null;
  answers: ReadAnswer[];
};

export type RoundPair = {
  roundId: string;
  assignmentId: string;
  number: number;
  title: string;
  moment: string | null;
  dueAt: Date;
  reflections: { circle: ReadReflection | null; diamond: ReadReflection | null };
};

/**
 * Rounds with at least one sent reflection, newest first, each partner's in its own column, with the
 * answers that the viewer may read: the therapist, or whom a report is for. Audited.
 */
export function listRounds(
  therapist: Therapist,
  coupleId: string,
  latest = 12,
  viewer: Therapist | Reader = therapist,
): Promise<RoundPair[]> {
  return asPrincipal(therapist, async (tx) => {
    await requireCouple(therapist, tx, coupleId);
    const rounds = await tx
      .selectDistinct({
        id: round.id,
        number: round.number,
        dueAt: round.dueAt,
        assignmentId: round.assignmentId,
        exerciseKey: assignment.exerciseKey,
        exerciseVersion: assignment.exerciseVersion,
        moment: assignment.moment,
      })
      .from(round)
      .innerJoin(assignment, eq(assignment.id, round.assignmentId))
      .innerJoin(reflection, and(eq(reflection.roundId, round.id), isNotNull(reflection.sentAt)))
      .where(eq(round.coupleId, coupleId))
      .orderBy(desc(round.dueAt), desc(round.number))
      .limit(latest);
    if (rounds.length === 0) return [];
    const sent = await sentOn(
      therapist,
      tx,
      rounds.map((each) => each.id),
    );
    const standing = await standingsOf(therapist, tx, coupleId);
    const recognised = await recognisedOf(therapist, tx, coupleId);
    const policies = await tx
      .select({ id: confidences.id, template: confidences.template })
      .from(confidences)
      .where(eq(confidences.coupleId, coupleId))
      .orderBy(desc(confidences.version));
    const partners = [...new Set(sent.rows.map((row) => row.reflection.partnerId))];
    const keys = await keysOf(therapist, tx, [coupleId, ...partners]);
    await record(therapist, tx, { action: "reflections.read", subjectId: coupleId, coupleId });

    const tongue = tongueOf(viewer);
    return rounds.map((each): RoundPair => {
      const exercise = findExercise(each.exerciseKey, each.exerciseVersion);
      const read = (mark: "circle" | "diamond"): ReadReflection | null => {
        // What was set aside is shown while nothing has taken its place.
        const own = sent.rows.filter((r) => r.mark === mark && r.reflection.roundId === each.id);
        const found = own.find((r) => r.reflection.setAsideAt === null) ?? own[0];
        if (!found?.reflection.sentAt || !exercise) return null;
        const row = { ...found.reflection, sentAt: found.reflection.sentAt };
        const stands = standing(row);
        // Why something is out of sight is not the other partner's to learn.
        if (therapist.inTheRoom && (stands.is !== "sent" || found.unguessed)) return null;
        const unguessed = found.unguessed && stands.is === "sent";
        const reading = {
          ...{ ...row, writtenIn: null, writtenAt: null, careTeam: true, unguessed },
          ...{ withdrawn: stands.is !== "sent", erasing: stands.is === "erasing" },
        };
        const sees = (asked: { therapistOnly?: boolean }) =>
          visibleTo(viewer, { ...reading, ...asked }, new Date());
        const under = policies.find(({ id }) => id === row.confidencesId)?.template ?? "none";
        return {
          ...{ id: row.id, sentAt: row.sentAt, language: row.language, form: row.form },
          ...{
            standing: stands,
            recognised: therapist.inTheRoom ? null : (recognised.get(row.id) ?? null),
            closed: unguessed,
          },
          writtenUnder: row.confidencesId === (policies[0]?.id ?? null) ? null : under,
          // The key is asked for only where something is read: an erased partner has none.
          answers: sees({})
            ? answersOf(viewer, sent, row, exercise, keys(row.partnerId)).filter(sees)
            : [],
        };
      };
      const place = {
        table: "assignment",
        column: "moment",
        row: each.assignmentId,
        practice: therapist.practiceId,
      };
      return {
        roundId: each.id,
        assignmentId: each.assignmentId,
        number: each.number,
        title: exercise?.title[tongue] ?? each.exerciseKey,
        moment:
          each.moment && keys.has(coupleId) ? openText(keys(coupleId), place, each.moment) : null,
        dueAt: each.dueAt,
        reflections: { circle: read("circle"), diamond: read("diamond") },
      };
    });
  });
}

type Sent = Awaited<ReturnType<typeof sentOn>>;
type ReflectionRow = typeof reflection.$inferSelect;

// What was sent on some rounds; row-level security leaves out the words of what is out of sight.
async function sentOn(therapist: Therapist, tx: Transaction, roundIds: readonly string[]) {
  const found = await tx
    .select({
      reflection,
      mark: partner.mark,
      rating,
      prediction,
      since: assignment.guessFirstSince,
    })
    .from(reflection)
    .innerJoin(partner, eq(partner.id, reflection.partnerId))
    .innerJoin(assignment, eq(assignment.id, reflection.assignmentId))
    .leftJoin(rating, eq(rating.reflectionId, reflection.id))
    .leftJoin(prediction, ownPrediction(therapist))
    .where(and(isNotNull(reflection.sentAt), inArray(reflection.roundId, [...roundIds])));
  const rows = found.map((row) => {
    const of = { since: row.since, sentAt: row.reflection.sentAt, opened: row.prediction !== null };
    return { ...row, unguessed: stillClosed(therapist, of) };
  });
  // The words of what is to be guessed first are not even fetched.
  const ids = rows.filter((row) => !row.unguessed).map((row) => row.reflection.id);
  const texts = await tx.select().from(answer).where(inArray(answer.reflectionId, ids));
  const earlier = await tx
    .select()
    .from(earlierAnswer)
    .where(inArray(earlierAnswer.reflectionId, ids))
    .orderBy(asc(earlierAnswer.createdAt));
  return { rows, texts, earlier };
}

function tongueOf(viewer: Therapist | Reader): Language {
  return viewer.kind === "reader" ? viewer.language : "en";
}

// The prompts of the form in which it was done: what was never asked is no skip.
function answersOf(
  viewer: Therapist | Reader,
  sent: Sent,
  row: ReflectionRow,
  exercise: Exercise,
  key: Key,
): ReadAnswer[] {
  const tongue = tongueOf(viewer);
  const found = sent.rows.find((each) => each.reflection.id === row.id);
  const ratings = found?.rating ? openRatings(key, found.rating) : {};
  // What was guessed is the therapist's alone, and in the room nobody's (product rule 14).
  const alone = viewer.kind === "therapist" && !viewer.inTheRoom;
  const guesses = guessesIn(key, alone ? (found?.prediction ?? null) : null);
  return promptsOf({ steps: stepsOf(exercise, row.form) }).map((prompt) => {
    const own = (each: { reflectionId: string; promptKey: string }) =>
      each.reflectionId === row.id && each.promptKey === prompt.key;
    const text = sent.texts.find(own);
    const given: Answer = text
      ? openAnswer(key, text)
      : (ratings[prompt.key]?.answer ?? { is: "skipped" });
    const guess = prompt.core && guesses[prompt.core];
    return {
      key: prompt.key,
      kind: prompt.kind,
      prompt: prompt.title[tongue],
      therapistOnly: prompt.therapistOnly ?? false,
      answer: given,
      label: answerLabel(prompt, given, tongue),
      earlier: sent.earlier
        .filter(own)
        .map((each) => answerLabel(prompt, openEarlier(key, each), tongue)),
      guess:
        guess === undefined ? null : answerLabel(prompt, { is: "given", value: guess }, tongue),
    };
  });
}

function guessesIn(key: Key, row: typeof prediction.$inferSelect | null): Prediction {
  const { guess } = row ?? {};
  return row && guess ? openPrediction(key, { ...row, guess }) : {};
}
