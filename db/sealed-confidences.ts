import type { ConfidencesWords } from "../domain/confidences";
import { type Key, openText, seal } from "../server/seal";

type ConfidencesRow = { id: string; practiceId: string; words: Buffer };

export function sealConfidences(
  key: Key,
  id: string,
  practiceId: string,
  words: ConfidencesWords,
): Buffer {
  return seal(key, placeOf(id, practiceId), JSON.stringify(words));
}

/** Opens a policy's words. Throws when row, practice or key is another. */
export function openConfidences(key: Key, row: ConfidencesRow): ConfidencesWords {
  return JSON.parse(openText(key, placeOf(row.id, row.practiceId), row.words));
}

function placeOf(row: string, practice: string) {
  return { table: "confidences", column: "words", row, practice };
}
