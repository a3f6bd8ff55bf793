import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { partner } from "@/db/schema/couple";
import { measure, measureTotal } from "@/db/schema/measure";
import { openTotal, sealTotal } from "@/db/sealed-total";
import { Invalid, NotFound, Refused } from "@/domain/errors";
import { type MeasureInput, type Total, type TotalInput, totalProblem } from "@/domain/measure";
import type { Therapist } from "@/domain/principal";
import type { PartnerMark } from "@/domain/series";
import { wallTimeOf } from "@/domain/wall-time";
import { newId } from "@/server/id";
import { record } from "./audit";
import { keysOf } from "./keyring";
import { asPrincipal } from "./principal/transaction";
import { onOwnTeam, requireCouple, timeZoneOf } from "./scope";

/** A licensed measure that the practice holds, as its publication has it; none of its items. */
export type Measure = MeasureInput & { id: string; retired: boolean };

/** The measures of the practice by name, those in use first. They are about nobody. */
export function listMeasures(therapist: Therapist): Promise<Measure[]> {
  return asPrincipal(therapist, async (tx) => {
    const rows = await tx
      .select()
      .from(measure)
      .where(eq(measure.practiceId, therapist.practiceId))
      .orderBy(asc(measure.retired), asc(measure.name));
    return rows.map(measureOf);
  });
}

/** Adds a measure that the practice holds a licence for. */
export function addMeasure(
  therapist: Therapist,
  input: MeasureInput,
): Promise<{ measureId: string }> {
  return asPrincipal(therapist, async (tx) => {
    const { practiceId, memberId: addedBy } = therapist;
    const measureId = newId();
    await tx.insert(measure).values({ id: measureId, practiceId, addedBy, ...input });
    await record(therapist, tx, { action: "measure.added", subjectId: measureId });
    return { measureId };
  });
}

const HAS_TOTALS =
  "Totals were entered on this measure, so what they rest on stays as it is. Add it anew, and retire this one.";

/**
 * Changes a measure as long as nobody has entered a total on it. Throws Refused afterwards, NotFound
 * for another practice's.
 */
export async function editMeasure(
  therapist: Therapist,
  measureId: string,
  input: MeasureInput,
): Promise<void> {
  try {
    await asPrincipal(therapist, async (tx) => {
      const { practiceId } = therapist;
      // A colleague's totals are out of this therapist's sight, but not out of the foreign key's: a
      // measure that has any cannot be taken out, and so cannot be put back otherwise.
      const [row] = await tx
        .delete(measure)
        .where(and(eq(measure.id, measureId), eq(measure.practiceId, practiceId)))
        .returning();
      if (!row) throw new NotFound();
      await tx.insert(measure).values({ ...row, ...input });
      await record(therapist, tx, { action: "measure.edited", subjectId: measureId });
    });
  } catch (error) {
    if (isStillReferenced(error)) throw new Refused(HAS_TOTALS);
    throw error;
  }
}

/** Offers a measure no longer, or again; its totals stay. Throws NotFound for another practice's. */
export function setMeasureRetired(
  therapist: Therapist,
  measureId: string,
  retired: boolean,
): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    const [row] = await tx
      .update(measure)
      .set({ retired })
      .where(and(eq(measure.id, measureId), eq(measure.practiceId, therapist.practiceId)))
      .returning({ id: measure.id });
    if (!row) throw new NotFound();
    const action = retired ? "measure.retired" : "measure.restored";
    await record(therapist, tx, { action, subjectId: measureId });
  });
}

export type TotalView = Total & { id: string };

/** One measure with what was entered on it for each partner, oldest first. */
export type MeasureTotals = { measure: Measure; totals: Record<PartnerMark, TotalView[]> };

/**
 * The measures on which a couple has totals, by name, with each partner's; `changesOf` of
 * domain/measure says which of them are reliable changes. An erased partner has none, and in the room
 * there are none for either. Audited.
 * Throws NotFound off the care team.
 */
export function listTotals(therapist: Therapist, coupleId: string): Promise<MeasureTotals[]> {
  return asPrincipal(therapist, async (tx) => {
    await requireCouple(therapist, tx, coupleId);
    if (therapist.inTheRoom) return [];
    const rows = await tx
      .select({ measure, row: measureTotal, mark: partner.mark })
      .from(measureTotal)
      .innerJoin(measure, eq(measure.id, measureTotal.measureId))
      .innerJoin(partner, eq(partner.id, measureTotal.about))
      .where(eq(measureTotal.coupleId, coupleId))
      .orderBy(asc(measure.name), asc(measure.id), asc(measureTotal.takenOn), asc(measureTotal.id));
    if (rows.length === 0) return [];
    const keys = await keysOf(therapist, tx, [...new Set(rows.map(({ row }) => row.about))]);
    await record(therapist, tx, { action: "totals.read", subjectId: coupleId, coupleId });
    const found = new Map<string, MeasureTotals>();
    for (const { measure: of, row, mark } of rows) {
      if (!keys.has(row.about)) continue;
      const entry = found.get(of.id) ?? {
        ...{ measure: measureOf(of), totals: { circle: [], diamond: [] } },
      };
      const { id, takenOn } = row;
      entry.totals[mark].push({ id, takenOn, total: openTotal(keys(row.about), row) });
      found.set(of.id, entry);
    }
    return [...found.values()];
  });
}

/**
 * Enters a partner's total on a measure; on a retired one too, which is only offered no longer, so
 * that a removed total can be put back. Throws Invalid for one outside the measure's range, on a day
 * to come or on another practice's measure; Refused once the partner's key is gone; NotFound off the
 * care team.
 */
export function enterTotal(
  therapist: Therapist,
  coupleId: string,
  { measureId, about: mark, ...entered }: TotalInput & { about: PartnerMark },
): Promise<{ totalId: string }> {
  return asPrincipal(therapist, async (tx) => {
    await requireCouple(therapist, tx, coupleId);
    const { practiceId, memberId: enteredBy } = therapist;
    const of = await requireMeasure(therapist, tx, measureId);
    const today = wallTimeOf(new Date(), await timeZoneOf(therapist, tx)).slice(0, 10);
    const problem = totalProblem(entered, of, today);
    if (problem) throw new Invalid(problem);
    const [person] = await tx
      .select({ id: partner.id })
      .from(partner)
      .where(and(eq(partner.coupleId, coupleId), eq(partner.mark, mark)));
    if (!person) throw new NotFound();
    const { id: about } = person;
    const keys = await keysOf(therapist, tx, [about]);
    if (!keys.has(about)) throw new Refused("Everything of this partner was erased.");
    const id = newId();
    await tx.insert(measureTotal).values({
      ...{ id, practiceId, coupleId, about, measureId, enteredBy, takenOn: entered.takenOn },
      total: sealTotal(keys(about), id, practiceId, entered.total),
    });
    await record(therapist, tx, { action: "total.entered", subjectId: id, coupleId });
    return { totalId: id };
  });
}

/**
 * Removes a total for good, and gives what it was: entering that again undoes it. Throws NotFound off
 * the care team, and once the partner's key is gone.
 */
export function removeTotal(
  therapist: Therapist,
  totalId: string,
): Promise<TotalInput & { about: PartnerMark }> {
  return asPrincipal(therapist, async (tx) => {
    const [row] = await tx
      .delete(measureTotal)
      .where(
        and(eq(measureTotal.id, totalId), inArray(measureTotal.coupleId, onOwnTeam(therapist, tx))),
      )
      .returning();
    if (!row) throw new NotFound();
    const { coupleId, measureId, takenOn } = row;
    const [person] = await tx
      .select({ mark: partner.mark })
      .from(partner)
      .where(eq(partner.id, row.about));
    const keys = await keysOf(therapist, tx, [row.about]);
    if (!person || !keys.has(row.about)) throw new NotFound();
    await record(therapist, tx, { action: "total.removed", subjectId: totalId, coupleId });
    return { measureId, about: person.mark, takenOn, total: openTotal(keys(row.about), row) };
  });
}

async function requireMeasure(therapist: Therapist, tx: Transaction, measureId: string) {
  // Held, so that its range is not changed before the total is kept.
  const [row] = await tx
    .select()
    .from(measure)
    .where(and(eq(measure.id, measureId), eq(measure.practiceId, therapist.practiceId)))
    .for("share");
  if (!row) throw new Invalid({ measureId: "Choose one of the practice’s measures." });
  return row;
}

function measureOf(row: typeof measure.$inferSelect): Measure {
  const { practiceId: _, addedBy: __, createdAt: ___, ...of } = row;
  return of;
}

// As drizzle hands it on: what the driver said is the cause.
function isStillReferenced(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : null;
  return cause instanceof Error && "code" in cause && cause.code === "23503";
}
