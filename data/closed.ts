import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { prediction } from "@/db/schema/prediction";
import { reflection } from "@/db/schema/reflection";
import type { Therapist } from "@/domain/principal";

/**
 * Whether a sent reflection is closed to the therapist, who guesses first what is sent since then and
 * has neither guessed nor opened it yet: a condition on a query in which `a` is its assignment and `r`
 * the reflection.
 */
export function isClosed(therapist: Therapist): SQL {
  return sql`(a.guess_first_since is not null and r.sent_at >= a.guess_first_since and not exists (
    select 1 from prediction g
     where g.round_id = r.round_id and g.about = r.partner_id and g.member_id = ${therapist.memberId}))`;
}

/** As `isClosed`, of rows that were read: the assignment's `since`, and the therapist's own prediction. */
export function stillClosed(
  _therapist: Therapist,
  of: { since: Date | null; sentAt: Date | null; opened: boolean },
): boolean {
  return of.since !== null && of.sentAt !== null && of.sentAt >= of.since && !of.opened;
}

/** Joins the therapist's own prediction of a reflection: where there is one, it was guessed or opened. */
export function ownPrediction(therapist: Therapist) {
  return and(
    eq(prediction.roundId, reflection.roundId),
    eq(prediction.about, reflection.partnerId),
    eq(prediction.memberId, therapist.memberId),
  );
}
