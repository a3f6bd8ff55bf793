import "server-only";
import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { couple, partner } from "@/db/schema/couple";
import { HELD, HELD_REFLECTIONS } from "@/db/schema/held";
import { careTeam } from "@/db/schema/member";
import { practice } from "@/db/schema/practice";
import { reflection } from "@/db/schema/reflection";
import { NotFound, Refused } from "@/domain/errors";
import type { System, Therapist } from "@/domain/principal";
import { openText } from "@/server/seal";
import type { KeyRing } from "./keyring";

/** The ids of the couples on whose care team the therapist is and does not wait to be let in, for a WHERE clause. */
export function onOwnTeam(therapist: Therapist, tx: Transaction) {
  return tx
    .select({ id: careTeam.coupleId })
    .from(careTeam)
    .where(
      and(
        eq(careTeam.memberId, therapist.memberId),
        eq(careTeam.practiceId, therapist.practiceId),
        isNull(careTeam.waitingSince),
      ),
    );
}

/** Throws Refused while the therapist waits for a colleague: nobody who waits changes who may see what. */
export async function requireNotWaiting(therapist: Therapist, tx: Transaction): Promise<void> {
  const [row] = await tx
    .select({ id: careTeam.id })
    .from(careTeam)
    .where(and(eq(careTeam.memberId, therapist.memberId), isNotNull(careTeam.waitingSince)))
    .limit(1);
  if (row) {
    throw new Refused(
      "You wait to be let in. Until then you cannot change this; Your account says what you can do.",
    );
  }
}

/** The couple's row. Throws NotFound when it is foreign or missing. */
export async function requireCouple(therapist: Therapist, tx: Transaction, coupleId: string) {
  const [row] = await tx
    .select()
    .from(couple)
    .where(and(eq(couple.id, coupleId), inArray(couple.id, onOwnTeam(therapist, tx))));
  if (!row) throw new NotFound();
  return row;
}

/** A partner's row. Throws NotFound when it is foreign or missing. */
export async function requirePartner(therapist: Therapist, tx: Transaction, partnerId: string) {
  const [row] = await tx
    .select()
    .from(partner)
    .where(and(eq(partner.id, partnerId), inArray(partner.coupleId, onOwnTeam(therapist, tx))));
  if (!row) throw new NotFound();
  return row;
}

/** A sent reflection's row. Throws NotFound when it is foreign, missing or a draft. */
export async function requireSent(therapist: Therapist, tx: Transaction, reflectionId: string) {
  const [row] = await tx
    .select()
    .from(reflection)
    .where(
      and(
        eq(reflection.id, reflectionId),
        isNotNull(reflection.sentAt),
        inArray(reflection.coupleId, onOwnTeam(therapist, tx)),
      ),
    );
  if (!row) throw new NotFound();
  return row;
}

/** The ids of reflections of which nobody said yet whose they are, for a WHERE clause: the rule that policies apply. */
export function heldReflections(_principal: Therapist | System) {
  return sql.raw(`(${HELD_REFLECTIONS})`);
}

/** The held reflections of a couple, each with the reported link that holds it, the last report first. */
export async function heldByLink(_therapist: Therapist, tx: Transaction, coupleId: string) {
  const { rows } = await tx.execute<{ link_id: string; id: string }>(sql`
    select misdelivery.link_id, held.id ${sql.raw(HELD)} and held.set_aside_at is null and held.couple_id = ${coupleId}
     group by misdelivery.link_id, held.id order by max(misdelivery.created_at) desc`);
  return rows.map((row) => ({ linkId: row.link_id, id: row.id }));
}

/** The practice's time zone. */
export async function timeZoneOf(therapist: Therapist, tx: Transaction): Promise<string> {
  const [row] = await tx
    .select({ timeZone: practice.timeZone })
    .from(practice)
    .where(eq(practice.id, therapist.practiceId));
  if (!row) throw new NotFound();
  return row.timeZone;
}

/** Stands in place of words that the other partner must not come upon. */
const NOT_IN_THE_ROOM = "Not shown in the room.";

type PartnerRow = typeof partner.$inferSelect;

/** Stands in place of what was sealed under a key that has been erased. */
export const ERASED = "Erased";

/** A partner's name, opened; once erased, a plain word. */
export function openName(
  _therapist: Therapist,
  row: Pick<PartnerRow, "id" | "practiceId" | "name">,
  keys: KeyRing,
): string {
  if (!keys.has(row.id)) return ERASED;
  const place = { table: "partner", column: "name", row: row.id, practice: row.practiceId };
  return openText(keys(row.id), place, row.name);
}

/** A partner with the name and (not in the room) safe-contact words opened; once erased, a plain word and none. */
export function openPartner(therapist: Therapist, row: PartnerRow, keys: KeyRing) {
  const { id, mark, language } = row;
  const name = openName(therapist, row, keys);
  if (!keys.has(id)) return { id, mark, language, name, safeContact: "", erased: true };
  const place = { table: "partner", column: "safe_contact", row: id, practice: row.practiceId };
  return {
    ...{ id, mark, language, name },
    safeContact: therapist.inTheRoom ? NOT_IN_THE_ROOM : openText(keys(id), place, row.safeContact),
    erased: false,
  };
}

/** The alias of a couple, opened; once erased, a plain word. */
export function openAlias(
  _therapist: Therapist,
  row: Pick<typeof couple.$inferSelect, "id" | "practiceId" | "alias">,
  keys: KeyRing,
): string {
  const place = { table: "couple", column: "alias", row: row.id, practice: row.practiceId };
  if (!keys.has(row.id)) return ERASED;
  return openText(keys(row.id), place, row.alias);
}
