import type { LatestRating } from "../domain/latest-ratings";
import { type Key, openText, seal } from "../server/seal";

/** A partner's latest ratings, sealed under the partner's key. */
export function sealLatestRatings(
  key: Key,
  partnerId: string,
  practiceId: string,
  latest: readonly LatestRating[],
): Buffer {
  return seal(key, place(partnerId, practiceId), JSON.stringify(latest));
}

/** Opens a partner's latest ratings. Throws when row, practice or key is another. */
export function openLatestRatings(
  key: Key,
  row: { partnerId: string; practiceId: string; sealed: Buffer },
): LatestRating[] {
  return JSON.parse(openText(key, place(row.partnerId, row.practiceId), row.sealed));
}

function place(row: string, practice: string) {
  return { table: "latest_ratings", column: "sealed", row, practice };
}
