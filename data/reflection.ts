import "server-only";
import { and, eq } from "drizzle-orm";
import { findExercise } from "@/content/library";
import type { Transaction } from "@/db/client";
import { assignment, round } from "@/db/schema/assignment";
import { partner as partnerTable } from "@/db/schema/couple";
import { reflection, sending } from "@/db/schema/reflection";
import type { Written } from "@/db/sealed-answer";
import { Conflict, NotFound, Refused } from "@/domain/errors";
import { type Exercise, promptsOf } from "@/domain/exercise";
import type { Partner } from "@/domain/principal";
import { type Answer, type Answers, CORRECTION_LASTS, completed } from "@/domain/reflection";
import { visibleTo } from "@/domain/visible";
import { newId } from "@/server/id";
import { type Key, keyedHash } from "@/server/seal";
import { record } from "./audit";
import { readWritten, scopeOf, writeAnswer } from "./draft";
import { keysOf } from "./keyring";
import { asPrincipal } from "./principal/transaction";

/** What a step or the preview may show of an answer: its words, or only that there is one. */
export type Shown = { answer: Answer } | { answer: "elsewhere" };

export type Reading = {
  shown: Readonly<Record<string, Shown>>;
  /** When any of it was last saved; null while nothing was. */
  savedAt: Date | null;
  sentAt: Date | null;
  /** Names exactly what is shown; Send must bring it back. */
  digest: string;
};

/** What the partner may read back of the own reflection on a round (product rule 3). */
export function readDraft(partner: Partner, roundId: string): Promise<Reading> {
  return asPrincipal(partner, async (tx) => {
    const row = await find(partner, tx, roundId);
    const key = (await keysOf(partner, tx, [partner.partnerId]))(partner.partnerId);
    if (!row) return { shown: {}, savedAt: null, sentAt: null, digest: digestOf(key, {}) };
    const written = await readWritten(partner, tx, { reflectionId: row.id, roundId, key });
    const now = new Date();
    const show = ({ answer, writtenIn }: Written): Shown => {
      const reading = { ...row, writtenIn, careTeam: false };
      return visibleTo(partner, reading, now) ? { answer } : { answer: "elsewhere" };
    };
    return {
      shown: Object.fromEntries(Object.entries(written).map(([k, value]) => [k, show(value)])),
      savedAt: row.savedAt,
      sentAt: row.sentAt,
      digest: digestOf(key, answersOf(written)),
    };
  });
}

/**
 * Keeps one answer of a draft; when this returns, it is committed. Throws NotFound for a round or
 * prompt that is not this partner's, Refused once the reflection is sent or the round is over and
 * nothing had been begun.
 */
export function saveAnswer(
  partner: Partner,
  roundId: string,
  promptKey: string,
  given: Answer,
): Promise<{ savedAt: Date }> {
  return asPrincipal(partner, async (tx) => {
    const { exercise, reflectionId } = await openDraft(partner, tx, roundId);
    const prompt = promptsOf(exercise).find((each) => each.key === promptKey);
    if (!prompt) throw new NotFound();
    const key = (await keysOf(partner, tx, [partner.partnerId]))(partner.partnerId);
    await writeAnswer(partner, tx, { reflectionId, roundId, key }, prompt, given);
    const savedAt = new Date();
    await tx.update(reflection).set({ savedAt }).where(eq(reflection.id, reflectionId));
    return { savedAt };
  });
}

/**
 * Sends the reflection on a round to the care team. The form's key makes a repeated press the same
 * press; the same key with another digest, or a digest of something else than what is kept now,
 * throws Conflict. Throws NotFound for a round that is not this partner's.
 */
export function sendReflection(
  partner: Partner,
  roundId: string,
  form: { key: string; digest: string },
): Promise<{ sentAt: Date }> {
  return asPrincipal(partner, async (tx) => {
    const { exercise, row } = await begin(partner, tx, roundId);
    const [before] = await tx
      .select()
      .from(sending)
      .where(and(eq(sending.partnerId, partner.partnerId), eq(sending.formKey, form.key)));
    if (before) {
      const same = before.digest === form.digest && before.reflectionId === row.id;
      // Taken back since: what that press sent is a draft again, and needs a new one.
      if (!same || !row.sentAt) throw new Conflict();
      return { sentAt: before.createdAt };
    }
    if (row.sentAt) throw new Refused("This was already sent.");
    const key = (await keysOf(partner, tx, [partner.partnerId]))(partner.partnerId);
    const draft = { reflectionId: row.id, roundId, key };
    const answers = answersOf(await readWritten(partner, tx, draft));
    if (digestOf(key, answers) !== form.digest) throw new Conflict();
    for (const prompt of promptsOf(exercise)) {
      const whole = completed(exercise, answers)[prompt.key];
      if (whole && !answers[prompt.key]) await writeAnswer(partner, tx, draft, prompt, whole);
    }
    const sentAt = new Date();
    const scope = { id: newId(), ...scopeOf(partner), reflectionId: row.id };
    await tx
      .insert(sending)
      .values({ ...scope, formKey: form.key, digest: form.digest, createdAt: sentAt });
    await tx
      .update(reflection)
      .set({ sentAt, sentIn: partner.signInId })
      .where(eq(reflection.id, row.id));
    await record(partner, tx, { action: "reflection.sent", subjectId: row.id });
    return { sentAt };
  });
}

/**
 * Makes a sent reflection a draft again, so that it can be corrected: within ten minutes, in the
 * sign-in that sent it. Throws Refused otherwise.
 */
export function takeBackReflection(partner: Partner, roundId: string): Promise<void> {
  return asPrincipal(partner, async (tx) => {
    const row = await find(partner, tx, roundId, true);
    if (!row?.sentAt) return;
    const late = Date.now() - row.sentAt.getTime() >= CORRECTION_LASTS;
    if (late || row.sentIn !== partner.signInId) throw new Refused("The ten minutes are over.");
    await tx
      .update(reflection)
      .set({ sentAt: null, sentIn: null })
      .where(eq(reflection.id, row.id));
    await record(partner, tx, { action: "reflection.taken-back", subjectId: row.id });
  });
}

async function openDraft(partner: Partner, tx: Transaction, roundId: string) {
  const { exercise, row } = await begin(partner, tx, roundId);
  if (row.sentAt) throw new Refused("This was already sent.");
  return { exercise, reflectionId: row.id };
}

// Finds or begins the reflection and holds its row, so that two tabs write one after the other.
async function begin(partner: Partner, tx: Transaction, roundId: string) {
  const exercise = await exerciseOf(partner, tx);
  const [when] = await tx.select().from(round).where(eq(round.id, roundId));
  if (!when) throw new NotFound();
  const found = await find(partner, tx, roundId);
  if (!found) {
    const now = new Date();
    // What was begun may be finished; nothing is begun before its hour or after it.
    if (now < when.opensAt || now >= when.closesAt) throw new Refused("This round is not open.");
    const [self] = await tx
      .select()
      .from(partnerTable)
      .where(eq(partnerTable.id, partner.partnerId));
    await tx
      .insert(reflection)
      .values({ id: newId(), ...scopeOf(partner), roundId, language: self?.language ?? "en" })
      .onConflictDoNothing();
  }
  const row = await find(partner, tx, roundId, true);
  if (!row) throw new NotFound();
  return { exercise, row };
}

async function find(partner: Partner, tx: Transaction, roundId: string, hold = false) {
  const query = tx
    .select()
    .from(reflection)
    .where(and(eq(reflection.roundId, roundId), eq(reflection.partnerId, partner.partnerId)));
  const [row] = hold ? await query.for("update") : await query;
  return row;
}

async function exerciseOf(partner: Partner, tx: Transaction): Promise<Exercise> {
  const [row] = await tx.select().from(assignment).where(eq(assignment.id, partner.assignmentId));
  const exercise = row && findExercise(row.exerciseKey, row.exerciseVersion);
  if (!exercise) throw new NotFound();
  return exercise;
}

function answersOf(written: Readonly<Record<string, Written>>): Answers {
  return Object.fromEntries(Object.entries(written).map(([k, value]) => [k, value.answer]));
}

// A name for exactly these answers, the same whatever their order. Keyed, since the few numbers of a
// check-in could be found from a bare hash by trying them all.
function digestOf(key: Key, answers: Answers): string {
  const sorted = Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1));
  return keyedHash(key.bytes, `digest of a reflection: ${JSON.stringify(sorted)}`);
}
