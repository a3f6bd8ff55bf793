import "server-only";
import { and, asc, eq, isNull } from "drizzle-orm";
import { findExercise } from "@/content/library";
import type { Transaction } from "@/db/client";
import { assignment, partnerSignIn, round } from "@/db/schema/assignment";
import { partner as partnerTable } from "@/db/schema/couple";
import { earlierAnswer, reflection } from "@/db/schema/reflection";
import { openEarlier, sealEarlier, type Written } from "@/db/sealed-answer";
import { stepsOf } from "@/domain/consent";
import { AlreadySent, NotFound, Refused } from "@/domain/errors";
import { type Exercise, promptsOf } from "@/domain/exercise";
import type { Language } from "@/domain/language";
import type { Partner } from "@/domain/principal";
import type { Answer } from "@/domain/reflection";
import { visibleTo } from "@/domain/visible";
import { newId } from "@/server/id";
import type { Key } from "@/server/seal";
import { type Draft, digestOf, readWritten, scopeOf, writeAnswer } from "./draft";
import { isErasing, requireKept } from "./erasing";
import { keysOf } from "./keyring";
import { asPrincipal } from "./principal/transaction";
import { requireSeenTerms } from "./terms";

/** What a step or the preview may show of an answer: its words, or only that there is one. */
export type Shown = { answer: Answer } | { answer: "elsewhere" };

export type Reading = {
  shown: Readonly<Record<string, Shown>>;
  /** By prompt key, what was true before something else was: it is sent beside the answer. */
  before: Readonly<Record<string, readonly Shown[]>>;
  /** When any of it was last saved; null while nothing was. */
  savedAt: Date | null;
  sentAt: Date | null;
  /** Names exactly what is shown; Send must bring it back. */
  digest: string;
};

/** What the partner may read back of the own reflection on a round (product rule 3). */
export function readDraft(partner: Partner, roundId: string): Promise<Reading> {
  return asPrincipal(partner, async (tx) => {
    const row = await findReflection(partner, tx, roundId);
    const key = (await keysOf(partner, tx, [partner.partnerId]))(partner.partnerId);
    if (!row) {
      const digest = digestOf(partner, key, { form: "whole", written: {}, earlier: 0 });
      return { shown: {}, before: {}, savedAt: null, sentAt: null, digest };
    }
    const written = await readWritten(partner, tx, { reflectionId: row.id, roundId, key });
    const now = new Date();
    const erasing = await isErasing(partner, tx);
    const show = ({ answer, writtenIn, writtenAt }: Written): Shown => {
      const words = { writtenIn, writtenAt: new Date(writtenAt) };
      const reading = { ...row, ...words, careTeam: false, erasing };
      return visibleTo(partner, reading, now) ? { answer } : { answer: "elsewhere" };
    };
    const before: Record<string, Shown[]> = {};
    const changed = await readEarlier(partner, tx, row.id, key);
    for (const { promptKey, ...earlier } of changed) {
      before[promptKey] = [...(before[promptKey] ?? []), show(earlier)];
    }
    return {
      shown: Object.fromEntries(Object.entries(written).map(([k, value]) => [k, show(value)])),
      before,
      savedAt: row.savedAt,
      sentAt: row.sentAt,
      digest: digestOf(partner, key, {
        ...{ form: row.form, written, earlier: changed.length },
      }),
    };
  });
}

/**
 * Keeps one answer of a draft; when this returns, it is committed. Throws NotFound for a round or
 * prompt that is not this partner's, AlreadySent once the reflection is, Refused once the round is
 * over and nothing had been begun, TermsChanged before "who sees what" was seen. A `pivot` keeps what was
 * true before beside what is true now.
 */
export function saveAnswer(
  partner: Partner,
  roundId: string,
  promptKey: string,
  given: Answer,
  { pivot = false, now = new Date() }: { pivot?: boolean; now?: Date } = {},
): Promise<{ savedAt: Date }> {
  return asPrincipal(partner, async (tx) => {
    await requireSeenTerms(partner, tx);
    const { exercise, row } = await openDraft(partner, tx, roundId, now);
    const prompt = promptsOf(exercise).find((each) => each.key === promptKey);
    if (!prompt) throw new NotFound();
    const key = (await keysOf(partner, tx, [partner.partnerId]))(partner.partnerId);
    const draft = { reflectionId: row.id, roundId, key };
    if (pivot) await keepEarlier(partner, tx, draft, { row, promptKey, given, now });
    await writeAnswer(partner, tx, draft, prompt, given, now);
    await tx.update(reflection).set({ savedAt: now }).where(eq(reflection.id, row.id));
    return { savedAt: now };
  });
}

async function openDraft(partner: Partner, tx: Transaction, roundId: string, now: Date) {
  const { exercise, row } = await begin(partner, tx, roundId, now);
  if (row.sentAt) throw new AlreadySent();
  return { exercise, row };
}

/**
 * Finds or begins the reflection on a round and holds its row, so that two tabs write one after the
 * other; with the exercise in the form it is done in. Throws NotFound and Refused as `saveAnswer`.
 */
export async function begin(partner: Partner, tx: Transaction, roundId: string, now: Date) {
  const exercise = await exerciseOf(partner, tx);
  await requireKept(partner, tx);
  const [when] = await tx.select().from(round).where(eq(round.id, roundId));
  if (!when || when.assignmentId !== partner.assignmentId) throw new NotFound();
  const found = await findReflection(partner, tx, roundId);
  if (!found) {
    // What was begun may be finished; nothing is begun before its hour or after it.
    if (now < when.opensAt || now >= when.closesAt) throw new Refused("This round is not open.");
    const language = await languageOf(partner, tx);
    await tx
      .insert(reflection)
      .values({ id: newId(), ...scopeOf(partner), roundId, language, startedAt: now })
      .onConflictDoNothing();
  }
  const row = await findReflection(partner, tx, roundId, true);
  if (!row) throw new NotFound();
  return { exercise: { ...exercise, steps: stepsOf(exercise, row.form) }, row };
}

export type ReflectionRow = typeof reflection.$inferSelect;

// What was true before stays beside what is true now; only whoever can read it may set it aside so.
async function keepEarlier(
  partner: Partner,
  tx: Transaction,
  draft: Draft,
  {
    row,
    promptKey,
    given,
    now,
  }: { row: ReflectionRow; promptKey: string; given: Answer; now: Date },
): Promise<void> {
  const before = (await readWritten(partner, tx, draft))[promptKey];
  if (before?.answer.is !== "given" || JSON.stringify(before.answer) === JSON.stringify(given))
    return;
  const { writtenIn } = before;
  const reading = { ...row, writtenIn, writtenAt: new Date(before.writtenAt), careTeam: false };
  if (!visibleTo(partner, reading, now)) return;
  const id = newId();
  await tx.insert(earlierAnswer).values({
    ...{ id, ...scopeOf(partner), reflectionId: row.id, promptKey, writtenIn, createdAt: now },
    sealed: sealEarlier(draft.key, id, partner.practiceId, before.answer),
  });
}

// What was true before, the oldest first.
async function readEarlier(_partner: Partner, tx: Transaction, reflectionId: string, key: Key) {
  const rows = await tx
    .select()
    .from(earlierAnswer)
    .where(eq(earlierAnswer.reflectionId, reflectionId))
    .orderBy(asc(earlierAnswer.createdAt));
  return rows.map((row) => {
    const { promptKey, writtenIn, createdAt } = row;
    const answer = openEarlier(key, row);
    return { promptKey, answer, writtenIn, writtenAt: createdAt.toISOString() };
  });
}

/** The partner's reflection on a round, its row held if asked; undefined when there is none. */
export async function findReflection(
  partner: Partner,
  tx: Transaction,
  roundId: string,
  hold = false,
) {
  const query = tx
    .select()
    .from(reflection)
    .where(
      and(
        eq(reflection.roundId, roundId),
        eq(reflection.partnerId, partner.partnerId),
        isNull(reflection.setAsideAt),
      ),
    );
  const [row] = hold ? await query.for("update") : await query;
  return row;
}

// The one chosen on the page, or else the partner's own.
async function languageOf(partner: Partner, tx: Transaction): Promise<Language> {
  const [self] = await tx
    .select({ own: partnerTable.language, chosen: partnerSignIn.language })
    .from(partnerTable)
    .leftJoin(partnerSignIn, eq(partnerSignIn.id, partner.signInId))
    .where(eq(partnerTable.id, partner.partnerId));
  return self?.chosen ?? self?.own ?? "en";
}

async function exerciseOf(partner: Partner, tx: Transaction): Promise<Exercise> {
  const [row] = await tx.select().from(assignment).where(eq(assignment.id, partner.assignmentId));
  const exercise = row && findExercise(row.exerciseKey, row.exerciseVersion);
  if (!exercise) throw new NotFound();
  return exercise;
}
