import "server-only";
import { sql } from "drizzle-orm";
import { couple } from "@/db/schema/couple";
import type { Therapist } from "@/domain/principal";
import { openText } from "@/server/seal";
import type { KeyRing } from "./keyring";

/** A day of a couple's time ("2026-02-07") and the therapist's few words about it. */
export type CoupleEvent = { id: string; on: string; words: string };

/** Selects the events of the couple that a statement has as `couple`, oldest first, in one column. */
export const EVENTS = sql<Row[]>`(
  select coalesce(json_agg(json_build_object('id', e.id, 'on', e.happened_on, 'words', encode(e.words, 'base64'))
                           order by e.happened_on, e.created_at), '[]'::json)
    from event e where e.couple_id = ${couple.id})`;

type Row = { id: string; on: string; words: string };

/** A couple's events as `EVENTS` selects them, opened; none once its key was erased, nor in the room. */
export function openEvents(
  therapist: Therapist,
  rows: readonly Row[],
  coupleId: string,
  keys: KeyRing,
): CoupleEvent[] {
  if (therapist.inTheRoom || !keys.has(coupleId)) return [];
  const key = keys(coupleId);
  const place = { table: "event", column: "words", practice: therapist.practiceId };
  return rows.map(({ id, on, words }) => ({
    ...{ id, on },
    words: openText(key, { ...place, row: id }, Buffer.from(words, "base64")),
  }));
}
