import type { ReviewReason } from "../domain/review";
import { type Key, openText, seal } from "../server/seal";

/** Why a review is asked for, sealed under the key of the partner whose answer asks for it. */
export function sealReason(key: Key, id: string, practiceId: string, reason: ReviewReason): Buffer {
  return seal(key, place(id, practiceId), reason);
}

/** Opens a review's reason. Throws when row, practice or key is another. */
export function openReason(
  key: Key,
  row: { id: string; practiceId: string; reason: Buffer },
): ReviewReason {
  return openText(key, place(row.id, row.practiceId), row.reason) as ReviewReason;
}

function place(row: string, practice: string) {
  return { table: "review", column: "reason", row, practice };
}
