import "server-only";
import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { LIBRARY } from "@/content/library";
import type { Transaction } from "@/db/client";
import { latestRatings, ratingsChange } from "@/db/schema/latest-ratings";
import { openLatestRatings, sealLatestRatings } from "@/db/sealed-latest-ratings";
import { type LatestRating, latestOf } from "@/domain/latest-ratings";
import type { Therapist } from "@/domain/principal";
import type { KeyRing } from "./keyring";
import { BACKBONE, sentRatings } from "./rating";

/** The latest answers of each partner that a line is drawn of. More would open blobs nobody sees. */
const DRAWN = 12;

/** What was kept of a partner, as read in one statement with the partner's number of changes. */
export type Kept = {
  partnerId: string;
  coupleId: string;
  mark: "circle" | "diamond";
  /** How often what is in sight has changed. */
  number: number;
  change: number | null;
  library: string | null;
  sealed: Buffer | null;
  /** Someone is to guess the couple's reflections first: what is in sight is each therapist's own. */
  guessFirst: boolean;
};

// Kept answers are read by the library's wording: with another, they are made again.
const LIBRARY_NOW = createHash("sha256")
  .update(JSON.stringify(LIBRARY.filter(({ key }) => key === BACKBONE)))
  .digest("base64url");

/** Joins what was kept of a partner, for a statement that has the partner's row as `partner`. */
export const KEPT = {
  number: sql<number>`coalesce(${ratingsChange.number}, 0)`,
  change: latestRatings.change,
  library: latestRatings.library,
  sealed: latestRatings.sealed,
  guessFirst: sql<boolean>`exists (select 1 from assignment a
    where a.couple_id = partner.couple_id and a.guess_first_since is not null)`,
};

/**
 * The latest self-ratings of each partner in sight of the therapist, oldest first, by the partner's
 * id. What was kept and still holds is opened, one blob a partner; the rest is made from the
 * reflections and kept. The number was read before the reflections: of what changes in between,
 * nothing is kept (a trigger compares), so that no copy outlasts a withdrawal.
 */
export async function latestInSight(
  therapist: Therapist,
  tx: Transaction,
  kept: readonly Kept[],
  keys: KeyRing,
): Promise<Map<string, LatestRating[]>> {
  const found = new Map<string, LatestRating[]>();
  const due: Kept[] = [];
  for (const row of kept) {
    if (!keys.has(row.partnerId)) continue;
    const holds = row.change === row.number && row.library === LIBRARY_NOW && !row.guessFirst;
    if (!holds || !row.sealed) due.push(row);
    else {
      const { partnerId, sealed } = row;
      const own = { partnerId, practiceId: therapist.practiceId, sealed };
      found.set(partnerId, openLatestRatings(keys(partnerId), own));
    }
  }
  if (due.length === 0) return found;
  const couples = [...new Set(due.map((row) => row.coupleId))];
  const sent = await sentRatings(therapist, tx, couples, DRAWN, keys);
  for (const { partnerId, coupleId, mark } of due) {
    const own = sent.filter((each) => each.coupleId === coupleId && each.mark === mark);
    found.set(partnerId, latestOf(own));
  }
  const keeping = due.filter((row) => !row.guessFirst);
  if (keeping.length === 0) return found;
  await tx
    .insert(latestRatings)
    .values(
      keeping.map(({ partnerId, coupleId, number }) => ({
        ...{ partnerId, coupleId, practiceId: therapist.practiceId, change: number },
        library: LIBRARY_NOW,
        sealed: sealLatestRatings(
          keys(partnerId),
          partnerId,
          therapist.practiceId,
          found.get(partnerId) ?? [],
        ),
      })),
    )
    .onConflictDoUpdate({
      target: latestRatings.partnerId,
      set: {
        change: sql`excluded.change`,
        library: sql`excluded.library`,
        sealed: sql`excluded.sealed`,
      },
    });
  return found;
}
