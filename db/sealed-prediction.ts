import type { Prediction } from "../domain/prediction";
import { type Key, openText, seal } from "../server/seal";

/** A therapist's guess, sealed under the key of the partner whom it is about. */
export function sealPrediction(
  key: Key,
  id: string,
  practiceId: string,
  guess: Prediction,
): Buffer {
  return seal(key, place(id, practiceId), JSON.stringify(guess));
}

/** Opens a guess. Throws when row, practice or key is another. */
export function openPrediction(
  key: Key,
  row: { id: string; practiceId: string; guess: Buffer },
): Prediction {
  return JSON.parse(openText(key, place(row.id, row.practiceId), row.guess));
}

function place(row: string, practice: string) {
  return { table: "prediction", column: "guess", row, practice };
}
