import "server-only";
import { and, asc, eq, isNotNull } from "drizzle-orm";
import { assignment } from "@/db/schema/assignment";
import { partner, session } from "@/db/schema/couple";
import { claimed } from "@/domain/claim";
import { landedOf, seriesOf, slippedOf } from "@/domain/core-series";
import type { Therapist } from "@/domain/principal";
import { record } from "./audit";
import { keysOf } from "./keyring";
import { asPrincipal } from "./principal/transaction";
import { BACKBONE, coreRatings } from "./rating";
import { openPartner, requireCouple, timeZoneOf } from "./scope";

const WEEK = 7;

/**
 * A couple's six series (0–10), the second witness of responsiveness, which step slipped, and its
 * sessions, between two instants if given. Audited. Throws NotFound off the care team.
 */
export function coupleTrend(
  therapist: Therapist,
  coupleId: string,
  filter: { from?: Date | undefined; to?: Date | undefined } = {},
) {
  return asPrincipal(therapist, async (tx) => {
    await requireCouple(therapist, tx, coupleId);
    const rows = await tx.select().from(partner).where(eq(partner.coupleId, coupleId));
    const keys = await keysOf(
      therapist,
      tx,
      rows.map((row) => row.id),
    );
    const people = rows.map((row) => openPartner(therapist, row, keys));
    const nameOf = (mark: string) => people.find((each) => each.mark === mark)?.name ?? "";
    const names = { circle: nameOf("circle"), diamond: nameOf("diamond") };
    const within = (at: Date) =>
      (!filter.from || at >= filter.from) && (!filter.to || at < filter.to);
    const all = await coreRatings(therapist, tx, [coupleId], null, keys);
    const marked = all.map((each) => ({ ...each, light: each.exerciseKey !== BACKBONE }));
    const ratings = marked.filter((each) => within(each.sentAt));
    const own = ratings.filter((each) => !each.light);
    const sessions = await tx
      .select({ startsAt: session.startsAt })
      .from(session)
      .where(eq(session.coupleId, coupleId))
      .orderBy(asc(session.startsAt));
    const [repeat] = await tx
      .select({ everyWeeks: assignment.everyWeeks })
      .from(assignment)
      .where(
        and(
          eq(assignment.coupleId, coupleId),
          eq(assignment.exerciseKey, BACKBONE),
          isNotNull(assignment.everyWeeks),
        ),
      )
      .limit(1);
    await record(therapist, tx, { action: "trend.read", subjectId: coupleId, coupleId });
    return {
      // What may be said rests on every answer, whatever dates are shown.
      series: claimed(seriesOf(marked, names)).map((each) => ({
        ...each,
        points: each.points.filter((point) => within(point.at)),
      })),
      landed: landedOf(ratings, names),
      slipped: { circle: slippedOf(own, "circle"), diamond: slippedOf(own, "diamond") },
      named: new Set(ratings.filter((each) => each.hasMoment).map((each) => each.roundId)),
      sameMoment: ratings.length > 0 && ratings.every((each) => each.hasMoment),
      sessions: sessions.map((each) => each.startsAt).filter(within),
      expectedDays: (repeat?.everyWeeks ?? 1) * WEEK,
      timeZone: await timeZoneOf(therapist, tx),
    };
  });
}
