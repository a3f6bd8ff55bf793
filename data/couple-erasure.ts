import "server-only";
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { archival } from "@/db/schema/couple";
import { legalHold } from "@/db/schema/erasure";
import { practice } from "@/db/schema/practice";
import type { CoupleErasureInput } from "@/domain/couple";
import { coupleEnds, GRACE } from "@/domain/erasure";
import { Invalid, NotFound, Refused } from "@/domain/errors";
import type { Partner, Therapist } from "@/domain/principal";
import { record } from "./audit";
import { awaitErasing } from "./erasure";
import { keysOf } from "./keyring";
import { requirePassword, requireSignIn } from "./password";
import { asPrincipal } from "./principal/transaction";
import { openAlias, requireCouple, requireNotWaiting } from "./scope";
import { requireWorking } from "./staffing";

/**
 * Somebody of the care team wants an archived couple erased: in thirty days its key and those of both
 * partners are deleted. Until then everything stays as it is. Asked again, the first hour stands. Throws
 * NotFound off the care team and once it is erased, Refused of a couple that is not archived, under a
 * legal hold and for whoever waits to be let in, Invalid for another alias or a wrong password;
 * SignInNeeded as `requireWorking` and `requireSignIn` do.
 */
export async function askCoupleErasure(
  therapist: Therapist,
  coupleId: string,
  { alias, password }: CoupleErasureInput,
  now: Date = new Date(),
): Promise<void> {
  await asPrincipal(therapist, async (tx) => {
    if (alias !== (await requireErasable(therapist, tx, coupleId)))
      throw new Invalid({ alias: "This is not what the couple is called here." });
  });
  await requirePassword(therapist, password, "password");
  await asPrincipal(therapist, async (tx) => {
    await requireWorking(therapist, tx);
    await awaitErasing(therapist, tx);
    await requireSignIn(therapist, tx);
    await requireErasable(therapist, tx, coupleId);
    const asked = {
      erasesAt: new Date(now.getTime() + GRACE),
      erasureAskedBy: therapist.memberId,
    };
    const first = await tx
      .update(archival)
      .set(asked)
      .where(and(eq(archival.coupleId, coupleId), isNull(archival.erasesAt)))
      .returning();
    if (first.length > 0)
      await record(therapist, tx, {
        action: "couple-erasure.asked",
        subjectId: coupleId,
        coupleId,
      });
  });
}

/**
 * The couple stays, in the archive, also where nothing was asked for. Throws NotFound off the care team,
 * Refused once it is erased.
 */
export function undoCoupleErasure(therapist: Therapist, coupleId: string): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    await awaitErasing(therapist, tx);
    await requireCouple(therapist, tx, coupleId);
    const keys = await keysOf(therapist, tx, [coupleId]);
    if (!keys.has(coupleId)) throw new Refused("This couple was erased. Nothing of it is left.");
    const undone = await tx
      .update(archival)
      .set({ erasesAt: null, erasureAskedBy: null })
      .where(and(eq(archival.coupleId, coupleId), isNotNull(archival.erasesAt)))
      .returning();
    // A colleague was faster, or nobody asked: the couple stays either way.
    if (undone.length === 0) return;
    await record(therapist, tx, { action: "couple-erasure.undone", subjectId: coupleId, coupleId });
  });
}

/** When a couple is erased because that was asked for, or sooner if it is kept no longer; null while nobody asked. */
export async function coupleErasesAt(
  principal: Therapist | Partner,
  tx: Transaction,
  coupleId: string,
): Promise<Date | null> {
  const [row] = await tx
    .select({
      createdAt: archival.createdAt,
      erasesAt: archival.erasesAt,
      years: practice.retentionYears,
    })
    .from(archival)
    .innerJoin(practice, eq(practice.id, principal.practiceId))
    .where(and(eq(archival.coupleId, coupleId), isNotNull(archival.erasesAt)));
  return row ? coupleEnds(row, row.years) : null;
}

/** The couple's alias, if it may be asked now to erase it. */
async function requireErasable(
  therapist: Therapist,
  tx: Transaction,
  coupleId: string,
): Promise<string> {
  const row = await requireCouple(therapist, tx, coupleId);
  await requireNotWaiting(therapist, tx);
  const keys = await keysOf(therapist, tx, [coupleId]);
  if (!keys.has(coupleId)) throw new NotFound();
  const away = await tx.$count(archival, eq(archival.coupleId, coupleId));
  if (away === 0) throw new Refused("Only an archived couple can be erased. Archive it first.");
  if ((await tx.$count(legalHold)) > 0) {
    throw new Refused("A legal hold stands. Until an owner lifts it nothing can be erased.");
  }
  return openAlias(therapist, row, keys);
}
