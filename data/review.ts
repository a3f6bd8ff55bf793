import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { review, reviewEntry } from "@/db/schema/review";
import type { Partner } from "@/domain/principal";
import type { ReviewReason } from "@/domain/review";
import { newId } from "@/server/id";
import { asSystem } from "./principal/transaction";

/** Asks the care team for a private review of a reflection; no partner can see that it did. */
export async function askForReviews(
  partner: Partner,
  tx: Transaction,
  reflectionId: string,
  reasons: readonly ReviewReason[],
): Promise<void> {
  if (reasons.length === 0) return;
  const { practiceId, coupleId, partnerId: about } = partner;
  await asSystem(partner, tx, () =>
    tx
      .insert(review)
      .values(
        reasons.map((reason) => ({
          ...{ id: newId(), practiceId, coupleId, about, reflectionId, reason },
        })),
      )
      .onConflictDoNothing(),
  );
}

/** Takes back what a corrected reflection asked for, unless somebody has already looked at it. */
export async function dropUnseenReviews(
  partner: Partner,
  tx: Transaction,
  reflectionId: string,
): Promise<void> {
  await asSystem(partner, tx, () =>
    tx
      .delete(review)
      .where(
        sql`${eq(review.reflectionId, reflectionId)} and not exists (select 1 from ${reviewEntry} where ${reviewEntry.reviewId} = ${review.id})`,
      ),
  );
}
