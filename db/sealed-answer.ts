import type { Answer } from "../domain/reflection";
import { type Key, openText, seal } from "../server/seal";

/** An answer, the sign-in that gave it, and when, as an ISO instant. */
export type Written = { answer: Answer; writtenIn: string; writtenAt: string };

/** A written answer as it is stored. */
type AnswerRow = { id: string; practiceId: string; sealed: Buffer };

/** A reflection's scales and choices as they are stored. */
type RatingRow = { reflectionId: string; practiceId: string; sealed: Buffer };

export function sealAnswer(key: Key, id: string, practiceId: string, answer: Answer): Buffer {
  return seal(key, answerPlace(id, practiceId), JSON.stringify(answer));
}

/** Opens a written answer. Throws when row, practice or key is another. */
export function openAnswer(key: Key, row: AnswerRow): Answer {
  return JSON.parse(openText(key, answerPlace(row.id, row.practiceId), row.sealed));
}

/** An answer that something else took the place of. */
export function sealEarlier(key: Key, id: string, practiceId: string, answer: Answer): Buffer {
  return seal(key, earlierPlace(id, practiceId), JSON.stringify(answer));
}

/** Opens an earlier answer. Throws when row, practice or key is another. */
export function openEarlier(key: Key, row: AnswerRow): Answer {
  return JSON.parse(openText(key, earlierPlace(row.id, row.practiceId), row.sealed));
}

export function sealRatings(
  key: Key,
  reflectionId: string,
  practiceId: string,
  ratings: Readonly<Record<string, Written>>,
): Buffer {
  return seal(key, ratingPlace(reflectionId, practiceId), JSON.stringify(ratings));
}

/** Opens scales and choices by prompt key. Throws when row, practice or key is another. */
export function openRatings(key: Key, row: RatingRow): Record<string, Written> {
  return JSON.parse(openText(key, ratingPlace(row.reflectionId, row.practiceId), row.sealed));
}

function answerPlace(row: string, practice: string) {
  return { table: "answer", column: "sealed", row, practice };
}

function ratingPlace(row: string, practice: string) {
  return { table: "rating", column: "sealed", row, practice };
}

function earlierPlace(row: string, practice: string) {
  return { table: "earlier_answer", column: "sealed", row, practice };
}
