import "server-only";
import { asc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/client";
import { archival, couple, partner, screening, session } from "@/db/schema/couple";
import { careTeam, member } from "@/db/schema/member";
import { type CoupleInput, coupleFeatures, MARKS } from "@/domain/couple";
import { Refused } from "@/domain/errors";
import type { Therapist } from "@/domain/principal";
import { newId } from "@/server/id";
import { type Key, openText, seal } from "@/server/seal";
import { record } from "./audit";
import { coupleErasesAt } from "./couple-erasure";
import { awaitErasing } from "./erasure";
import { type KeyRing, keysOf, makeKey } from "./keyring";
import { asPrincipal, asSystem } from "./principal/transaction";
import { openAlias, openPartner, requireCouple, timeZoneOf } from "./scope";
import { requireWorking } from "./staffing";

/** Adds a couple with its two partners, the therapist on its care team, and a key for each. */
export function addCouple(therapist: Therapist, input: CoupleInput): Promise<{ coupleId: string }> {
  return asPrincipal(therapist, async (tx) => {
    const coupleId = newId();
    const { practiceId, memberId } = therapist;
    // A couple of somebody who is leaving would have nobody.
    await requireWorking(therapist, tx);
    // The key can be stored only by the care team, and the team needs the couple: so its alias, which
    // needs the key, is written last.
    await tx.insert(couple).values({ id: coupleId, practiceId, alias: Buffer.alloc(0) });
    await asSystem(therapist, tx, () =>
      tx
        .insert(careTeam)
        .values({ id: newId(), practiceId, coupleId, memberId, addedBy: memberId }),
    );
    const key = await makeKey(therapist, tx, { id: coupleId, coupleId });
    await writeAlias(therapist, tx, coupleId, key, input.alias);
    for (const mark of MARKS) {
      const id = newId();
      const own = await makeKey(therapist, tx, { id, coupleId, partnerId: id });
      const sealed = sealedPartner(therapist, id, own, input, mark);
      await tx.insert(partner).values({ id, practiceId, coupleId, mark, ...sealed });
    }
    await record(therapist, tx, { action: "couple.added", subjectId: coupleId, coupleId });
    return { coupleId };
  });
}

/** Changes alias, names, languages and safe-contact words. Throws NotFound off the care team. */
export function editCouple(
  therapist: Therapist,
  coupleId: string,
  input: CoupleInput,
): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    await requireCouple(therapist, tx, coupleId);
    const rows = await tx.select().from(partner).where(eq(partner.coupleId, coupleId));
    const keys = await keysOf(therapist, tx, [coupleId, ...rows.map((row) => row.id)]);
    await writeAlias(therapist, tx, coupleId, keys(coupleId), input.alias);
    // Whoever was erased has no key that a name could be sealed under.
    for (const row of rows.filter(({ id }) => keys.has(id))) {
      const sealed = sealedPartner(therapist, row.id, keys(row.id), input, row.mark);
      await tx.update(partner).set(sealed).where(eq(partner.id, row.id));
    }
    await record(therapist, tx, { action: "couple.edited", subjectId: coupleId, coupleId });
  });
}

/** Puts a couple away; nothing of it is lost. Throws NotFound off the care team. */
export function archiveCouple(
  therapist: Therapist,
  coupleId: string,
  now: Date = new Date(),
): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    await requireCouple(therapist, tx, coupleId);
    const { practiceId, memberId } = therapist;
    await tx
      .insert(archival)
      .values({ coupleId, practiceId, archivedBy: memberId, createdAt: now })
      .onConflictDoNothing();
    await record(therapist, tx, { action: "couple.archived", subjectId: coupleId, coupleId });
  });
}

/**
 * Takes a couple out of the archive, which also undoes that it be erased. Throws NotFound off the care
 * team, Refused once it is erased.
 */
export function restoreCouple(therapist: Therapist, coupleId: string): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    await awaitErasing(therapist, tx);
    await requireCouple(therapist, tx, coupleId);
    const keys = await keysOf(therapist, tx, [coupleId]);
    if (!keys.has(coupleId)) throw new Refused("This couple was erased. Nothing of it is left.");
    const [away] = await tx
      .delete(archival)
      .where(eq(archival.coupleId, coupleId))
      .returning({ erasesAt: archival.erasesAt });
    await record(therapist, tx, { action: "couple.restored", subjectId: coupleId, coupleId });
    if (away?.erasesAt)
      await record(therapist, tx, {
        action: "couple-erasure.undone",
        subjectId: coupleId,
        coupleId,
      });
  });
}

export type CoupleView = Awaited<ReturnType<typeof getCouple>>;
export type PartnerView = CoupleView["partners"][number];

/** A couple with its partners (circle first), care team and sessions (oldest first). Audited. */
export function getCouple(therapist: Therapist, coupleId: string, now: Date = new Date()) {
  return asPrincipal(therapist, async (tx) => {
    const row = await requireCouple(therapist, tx, coupleId);
    const partnerRows = await tx
      .select()
      .from(partner)
      .where(eq(partner.coupleId, coupleId))
      .orderBy(asc(partner.mark));
    const [away] = await tx.select().from(archival).where(eq(archival.coupleId, coupleId));
    const keys = await keysOf(therapist, tx, [coupleId, ...partnerRows.map((each) => each.id)]);
    const sessions = await tx
      .select({ id: session.id, startsAt: session.startsAt })
      .from(session)
      .where(eq(session.coupleId, coupleId))
      .orderBy(asc(session.startsAt));
    const screenings = await screeningsOf(therapist, tx, coupleId, keys);
    const partners = partnerRows.map((each) => ({
      ...openPartner(therapist, each, keys),
      screening: screenings.get(each.id) ?? null,
    }));
    await record(therapist, tx, { action: "couple.read", subjectId: coupleId, coupleId });
    return {
      id: row.id,
      alias: openAlias(therapist, row, keys),
      createdAt: row.createdAt,
      archivedAt: away?.createdAt ?? null,
      // Nothing of it opens any more; until then the hour at which that is so, if the care team asked.
      erased: !keys.has(coupleId),
      erasesAt: keys.has(coupleId) ? await coupleErasesAt(therapist, tx, coupleId) : null,
      partners,
      careTeam: await careTeamOf(therapist, tx, coupleId, keys),
      sessions,
      lastSession: sessions.findLast((each) => each.startsAt <= now)?.startsAt ?? null,
      nextSession: sessions.find((each) => each.startsAt > now)?.startsAt ?? null,
      coupleFeatures: coupleFeatures(partners),
      timeZone: await timeZoneOf(therapist, tx),
    };
  });
}

/** Who is on a couple's care team, since when and added by whom (null: who added the couple), the first to join first. */
export async function careTeamOf(
  therapist: Therapist,
  tx: Transaction,
  coupleId: string,
  keys: KeyRing,
) {
  const adder = alias(member, "adder");
  const rows = await tx
    .select({
      ...{ memberId: member.id, name: member.name, since: careTeam.createdAt, adder },
      waitingSince: careTeam.waitingSince,
    })
    .from(careTeam)
    .innerJoin(member, eq(member.id, careTeam.memberId))
    .innerJoin(adder, eq(adder.id, careTeam.addedBy))
    .where(eq(careTeam.coupleId, coupleId))
    .orderBy(asc(careTeam.createdAt));
  return rows.map(({ memberId, since, ...row }) => ({
    ...{ memberId, since, isSelf: memberId === therapist.memberId },
    name: memberName(therapist, memberId, row.name, keys),
    waits: row.waitingSince !== null,
    by:
      row.adder.id === memberId ? null : memberName(therapist, row.adder.id, row.adder.name, keys),
  }));
}

async function screeningsOf(
  therapist: Therapist,
  tx: Transaction,
  coupleId: string,
  keys: KeyRing,
) {
  const rows = await tx
    .select({
      id: screening.id,
      partnerId: screening.partnerId,
      spokenOn: screening.spokenOn,
      byId: member.id,
      byName: member.name,
    })
    .from(screening)
    .innerJoin(member, eq(member.id, screening.recordedBy))
    .where(eq(screening.coupleId, coupleId))
    .orderBy(asc(screening.createdAt));
  return new Map(
    rows.map(({ byId, byName, partnerId, ...row }) => [
      partnerId,
      { ...row, by: memberName(therapist, byId, byName, keys) },
    ]),
  );
}

/** A member's name, opened with the practice's key. */
export function memberName(therapist: Therapist, id: string, name: Buffer, keys: KeyRing): string {
  const place = { table: "member", column: "name", row: id, practice: therapist.practiceId };
  return openText(keys(therapist.practiceId), place, name);
}

async function writeAlias(
  therapist: Therapist,
  tx: Transaction,
  id: string,
  key: Key,
  text: string,
) {
  const place = { table: "couple", column: "alias", row: id, practice: therapist.practiceId };
  await tx
    .update(couple)
    .set({ alias: seal(key, place, text) })
    .where(eq(couple.id, id));
}

function sealedPartner(
  therapist: Therapist,
  id: string,
  key: Key,
  input: CoupleInput,
  mark: (typeof MARKS)[number],
) {
  const place = { table: "partner", row: id, practice: therapist.practiceId };
  return {
    language: input[`${mark}Language`],
    name: seal(key, { ...place, column: "name" }, input[`${mark}Name`]),
    safeContact: seal(key, { ...place, column: "safe_contact" }, input[`${mark}SafeContact`]),
  };
}
