import "server-only";
import { asc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { event } from "@/db/schema/timeline";
import type { Therapist } from "@/domain/principal";
import { openText } from "@/server/seal";
import type { KeyRing } from "./keyring";

/** A day of a couple's time ("2026-02-07") and the therapist's few words about it. */
export type CoupleEvent = { id: string; on: string; words: string };

/** A couple's events, oldest first; none once its key was erased, nor in the room. */
export async function eventsOf(
  therapist: Therapist,
  tx: Transaction,
  coupleId: string,
  keys: KeyRing,
): Promise<CoupleEvent[]> {
  if (therapist.inTheRoom) return [];
  const rows = await tx
    .select({ id: event.id, on: event.happenedOn, words: event.words })
    .from(event)
    .where(eq(event.coupleId, coupleId))
    .orderBy(asc(event.happenedOn), asc(event.createdAt));
  if (!keys.has(coupleId)) return [];
  const key = keys(coupleId);
  const place = { table: "event", column: "words", practice: therapist.practiceId };
  return rows.map(({ id, on, words }) => ({
    ...{ id, on },
    words: openText(key, { ...place, row: id }, words),
  }));
}
