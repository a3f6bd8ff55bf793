import "server-only";
import { and, eq, notInArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { answer, earlierAnswer, rating } from "@/db/schema/reflection";
import { openAnswer, openRatings, sealAnswer, sealRatings, type Written } from "@/db/sealed-answer";
import type { Form } from "@/domain/consent";
import type { Prompt } from "@/domain/exercise";
import type { Partner } from "@/domain/principal";
import type { Answer, Answers } from "@/domain/reflection";
import { newId } from "@/server/id";
import { type Key, keyedHash } from "@/server/seal";

export type WrittenByPrompt = Readonly<Record<string, Written>>;

/** A reflection's place and the partner's key, under which all of it is sealed. */
export type Draft = { reflectionId: string; roundId: string; key: Key };

/** Everything written into a reflection so far, by prompt key. */
export async function readWritten(
  _partner: Partner,
  tx: Transaction,
  { reflectionId, key }: Draft,
): Promise<WrittenByPrompt> {
  const [blob] = await tx.select().from(rating).where(eq(rating.reflectionId, reflectionId));
  const rows = await tx.select().from(answer).where(eq(answer.reflectionId, reflectionId));
  const written: Record<string, Written> = blob ? openRatings(key, blob) : {};
  for (const row of rows) {
    const { writtenIn, writtenAt } = row;
    const given = openAnswer(key, row);
    written[row.promptKey] = { answer: given, writtenIn, writtenAt: writtenAt.toISOString() };
  }
  return written;
}

/** Writes one answer: a text into its own row, a scale or choice into the reflection's blob. */
export async function writeAnswer(
  partner: Partner,
  tx: Transaction,
  draft: Draft,
  prompt: Prompt,
  given: Answer,
  now: Date,
): Promise<void> {
  const write = prompt.kind === "write" ? writeText : writeRating;
  await write(partner, tx, draft, prompt, given, now);
}

// A sealed value is bound to its row's id, so a changed text is another row.
async function writeText(
  partner: Partner,
  tx: Transaction,
  { reflectionId, roundId, key }: Draft,
  { key: promptKey, therapistOnly }: Prompt,
  given: Answer,
  now: Date,
): Promise<void> {
  const id = newId();
  await tx
    .delete(answer)
    .where(and(eq(answer.reflectionId, reflectionId), eq(answer.promptKey, promptKey)));
  await tx.insert(answer).values({
    id,
    ...scopeOf(partner),
    reflectionId,
    roundId,
    promptKey,
    therapistOnly: therapistOnly ?? false,
    sealed: sealAnswer(key, id, partner.practiceId, given),
    writtenIn: partner.signInId,
    writtenAt: now,
  });
}

async function writeRating(
  partner: Partner,
  tx: Transaction,
  { reflectionId, key }: Draft,
  { key: promptKey }: Prompt,
  given: Answer,
  now: Date,
): Promise<void> {
  const [blob] = await tx.select().from(rating).where(eq(rating.reflectionId, reflectionId));
  const ratings = blob ? openRatings(key, blob) : {};
  const writtenAt = now.toISOString();
  ratings[promptKey] = { answer: given, writtenIn: partner.signInId, writtenAt };
  const sealed = sealRatings(key, reflectionId, partner.practiceId, ratings);
  await tx
    .insert(rating)
    .values({ reflectionId, ...scopeOf(partner), sealed })
    .onConflictDoUpdate({ target: rating.reflectionId, set: { sealed } });
}

/** Takes out of a reflection what was written for other prompts than these, earlier answers too. */
export async function keepOnly(
  partner: Partner,
  tx: Transaction,
  { reflectionId, key }: Draft,
  promptKeys: readonly string[],
): Promise<void> {
  for (const table of [answer, earlierAnswer]) {
    const others = notInArray(table.promptKey, [...promptKeys]);
    await tx.delete(table).where(and(eq(table.reflectionId, reflectionId), others));
  }
  const [blob] = await tx.select().from(rating).where(eq(rating.reflectionId, reflectionId));
  if (!blob) return;
  const all = Object.entries(openRatings(key, blob));
  const kept = Object.fromEntries(all.filter(([promptKey]) => promptKeys.includes(promptKey)));
  const sealed = sealRatings(key, reflectionId, partner.practiceId, kept);
  await tx.update(rating).set({ sealed }).where(eq(rating.reflectionId, reflectionId));
}

/** The columns that say whose row it is. */
export function scopeOf(partner: Partner) {
  const { practiceId, coupleId, partnerId, assignmentId } = partner;
  return { practiceId, coupleId, partnerId, assignmentId };
}

/** The answers alone, by prompt key. */
export function answersOf(_partner: Partner, written: WrittenByPrompt): Answers {
  return Object.fromEntries(Object.entries(written).map(([k, value]) => [k, value.answer]));
}

/**
 * A name for exactly what stands on the preview: the form it is done in, its answers whatever their
 * order and the sign-ins that wrote them, and how many earlier ones are kept beside them. Keyed, since
 * the few numbers of a check-in could be found from a bare hash by trying them all; and with the
 * sign-ins, since they could be found by writing them all until the name is the first one again.
 */
export function digestOf(
  _partner: Partner,
  key: Key,
  of: { form: Form; written: WrittenByPrompt; earlier: number },
): string {
  const sorted = Object.entries(of.written)
    .map(([promptKey, { answer: given, writtenIn }]) => [promptKey, given, writtenIn] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const shown = JSON.stringify([of.form, of.earlier, sorted]);
  return keyedHash(key.bytes, `digest of a reflection: ${shown}`);
}
