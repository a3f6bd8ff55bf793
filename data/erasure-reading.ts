import "server-only";
import { and, asc, eq, gt } from "drizzle-orm";
import { audit } from "@/db/schema/audit";
import { partner } from "@/db/schema/couple";
import { erasure, legalHold } from "@/db/schema/erasure";
import type { Therapist } from "@/domain/principal";
import type { PartnerMark } from "@/domain/series";
import { asPrincipal } from "./principal/transaction";
import { requireCouple } from "./scope";

/** How long it is told that a request was taken back, in milliseconds. */
const TOLD = 14 * 86_400_000;

/** A partner's request to have everything erased: it stands, or was taken back lately. */
export type ErasureTold = { mark: PartnerMark } & (
  | { is: "asked"; at: Date; erasesAt: Date; sure: boolean; legalHold: boolean }
  | { is: "undone"; at: Date }
);

/** What each partner of a couple asked of this kind. Nothing of what is hidden is in it; in the room, nothing at all. */
export function listErasures(
  therapist: Therapist,
  coupleId: string,
  now: Date = new Date(),
): Promise<ErasureTold[]> {
  return asPrincipal(therapist, async (tx) => {
    await requireCouple(therapist, tx, coupleId);
    if (therapist.inTheRoom) return [];
    const standing = await tx
      .select({ erasure, mark: partner.mark })
      .from(erasure)
      .innerJoin(partner, eq(partner.id, erasure.partnerId))
      .where(eq(erasure.coupleId, coupleId));
    const held = (await tx.$count(legalHold)) > 0;
    // A request that was taken back leaves no row of its own: that it was is in the log alone.
    const undone = await tx
      .select({ mark: partner.mark, at: audit.createdAt })
      .from(audit)
      .innerJoin(partner, eq(partner.id, audit.subjectId))
      .where(
        and(
          ...[eq(audit.coupleId, coupleId), eq(audit.action, "erasure.undone")],
          gt(audit.createdAt, new Date(now.getTime() - TOLD)),
        ),
      )
      .orderBy(asc(audit.createdAt));
    const last = new Map(undone.map((row) => [row.mark, row.at]));
    // What was asked for again since, or is done by now, was not taken back.
    for (const { mark } of standing) last.delete(mark);
    const asked = standing.filter((row) => row.erasure.erasedAt === null);
    return [
      ...asked.map(({ erasure: { createdAt: at, erasesAt, sureAt }, mark }): ErasureTold => {
        return { is: "asked", mark, at, erasesAt, sure: sureAt !== null, legalHold: held };
      }),
      ...[...last].map(([mark, at]): ErasureTold => ({ is: "undone", mark, at })),
    ];
  });
}
