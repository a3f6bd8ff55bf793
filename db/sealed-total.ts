import { type Key, openText, seal } from "../server/seal";

/** A total on a measure, sealed under the key of the partner whose it is. */
export function sealTotal(key: Key, id: string, practiceId: string, total: number): Buffer {
  return seal(key, place(id, practiceId), String(total));
}

/** Opens a total. Throws when row, practice or key is another. */
export function openTotal(
  key: Key,
  row: { id: string; practiceId: string; total: Buffer },
): number {
  return Number(openText(key, place(row.id, row.practiceId), row.total));
}

function place(row: string, practice: string) {
  return { table: "measure_total", column: "total", row, practice };
}
