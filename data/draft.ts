import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { answer, rating } from "@/db/schema/reflection";
import type { Prompt } from "@/domain/exercise";
import type { Partner } from "@/domain/principal";
import type { Answer } from "@/domain/reflection";
import { newId } from "@/server/id";
import { type Key, openText, seal } from "@/server/seal";

/** An answer and the sign-in that gave it. */
export type Written = { answer: Answer; writtenIn: string };
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
    written[row.promptKey] = { answer: openAnswer(key, row), writtenIn: row.writtenIn };
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
): Promise<void> {
  if (prompt.kind === "write") await writeText(partner, tx, draft, prompt.key, given);
  else await writeRating(partner, tx, draft, prompt.key, given);
}

/** Opens a written answer. Throws when row, practice or key is another. */
export function openAnswer(key: Key, row: typeof answer.$inferSelect): Answer {
  return JSON.parse(openText(key, answerPlace(row.id, row.practiceId), row.sealed));
}

/** Opens a reflection's scales and choices. Throws when row, practice or key is another. */
export function openRatings(
  key: Key,
  row: Pick<typeof rating.$inferSelect, "reflectionId" | "practiceId" | "sealed">,
): Record<string, Written> {
  return JSON.parse(openText(key, ratingPlace(row.reflectionId, row.practiceId), row.sealed));
}

/** Where a written answer is sealed. */
export function answerPlace(row: string, practice: string) {
  return { table: "answer", column: "sealed", row, practice };
}

/** Where a reflection's scales and choices are sealed. */
export function ratingPlace(row: string, practice: string) {
  return { table: "rating", column: "sealed", row, practice };
}

// A sealed value is bound to its row's id, so a changed text is another row.
async function writeText(
  partner: Partner,
  tx: Transaction,
  { reflectionId, roundId, key }: Draft,
  promptKey: string,
  given: Answer,
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
    sealed: seal(key, answerPlace(id, partner.practiceId), JSON.stringify(given)),
    writtenIn: partner.signInId,
  });
}

async function writeRating(
  partner: Partner,
  tx: Transaction,
  { reflectionId, key }: Draft,
  promptKey: string,
  given: Answer,
): Promise<void> {
  const [blob] = await tx.select().from(rating).where(eq(rating.reflectionId, reflectionId));
  const ratings = blob ? openRatings(key, blob) : {};
  ratings[promptKey] = { answer: given, writtenIn: partner.signInId };
  const place = ratingPlace(reflectionId, partner.practiceId);
  const sealed = seal(key, place, JSON.stringify(ratings));
  await tx
    .insert(rating)
    .values({ reflectionId, ...scopeOf(partner), sealed })
    .onConflictDoUpdate({ target: rating.reflectionId, set: { sealed } });
}

/** The columns that say whose row it is. */
export function scopeOf(partner: Partner) {
  const { practiceId, coupleId, partnerId, assignmentId } = partner;
  return { practiceId, coupleId, partnerId, assignmentId };
}
