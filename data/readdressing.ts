import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { answer, earlierAnswer, rating, reflection } from "@/db/schema/reflection";
import { review } from "@/db/schema/review";
import {
  openAnswer,
  openEarlier,
  openRatings,
  sealAnswer,
  sealEarlier,
  sealRatings,
} from "@/db/sealed-answer";
import { openReason, sealReason } from "@/db/sealed-reason";
import type { System } from "@/domain/principal";
import { newId } from "@/server/id";
import type { Key } from "@/server/seal";
import { keysOf } from "./keyring";

type Row = typeof reflection.$inferSelect;
type Copy = { from: Row; id: string; partnerId: string; read: Key; write: Key };

/**
 * Writes a sent reflection once more, as another partner's of the couple: the same times and words,
 * sealed under that partner's key, with what asks for a private review. Gives the new one's id.
 */
export async function copyReflection(
  system: System,
  tx: Transaction,
  from: Row,
  partnerId: string,
): Promise<string> {
  const keys = await keysOf(system, tx, [from.partnerId, partnerId]);
  const [read, write] = [keys(from.partnerId), keys(partnerId)];
  const copy = { from, id: newId(), partnerId, read, write };
  await tx.insert(reflection).values({ ...from, id: copy.id, partnerId, setAsideAt: null });
  await copyAnswers(system, tx, copy);
  await copyEarlier(system, tx, copy);
  await copyRatings(system, tx, copy);
  await copyReviews(system, tx, copy);
  return copy.id;
}

async function copyAnswers(_system: System, tx: Transaction, { from, id, ...copy }: Copy) {
  const rows = await tx.select().from(answer).where(eq(answer.reflectionId, from.id));
  for (const row of rows) {
    const own = { ...row, id: newId(), reflectionId: id, partnerId: copy.partnerId };
    const given = openAnswer(copy.read, row);
    const sealed = sealAnswer(copy.write, own.id, row.practiceId, given);
    await tx.insert(answer).values({ ...own, sealed });
  }
}

async function copyEarlier(_system: System, tx: Transaction, { from, id, ...copy }: Copy) {
  const rows = await tx.select().from(earlierAnswer).where(eq(earlierAnswer.reflectionId, from.id));
  for (const row of rows) {
    const own = { ...row, id: newId(), reflectionId: id, partnerId: copy.partnerId };
    const given = openEarlier(copy.read, row);
    const sealed = sealEarlier(copy.write, own.id, row.practiceId, given);
    await tx.insert(earlierAnswer).values({ ...own, sealed });
  }
}

async function copyRatings(_system: System, tx: Transaction, { from, id, ...copy }: Copy) {
  const [row] = await tx.select().from(rating).where(eq(rating.reflectionId, from.id));
  if (!row) return;
  const sealed = sealRatings(copy.write, id, row.practiceId, openRatings(copy.read, row));
  await tx.insert(rating).values({ ...row, reflectionId: id, partnerId: copy.partnerId, sealed });
}

async function copyReviews(_system: System, tx: Transaction, { from, id, ...copy }: Copy) {
  const rows = await tx.select().from(review).where(eq(review.reflectionId, from.id));
  for (const row of rows) {
    const own = { ...row, id: newId(), reflectionId: id, about: copy.partnerId };
    const reason = sealReason(copy.write, own.id, row.practiceId, openReason(copy.read, row));
    await tx.insert(review).values({ ...own, reason });
  }
}
