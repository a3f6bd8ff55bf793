import { createHmac } from "node:crypto";

/** One row of a practice's audit trail, as its chain proves it. */
export type Chained = {
  number: number;
  practiceId: string;
  coupleId: string | null;
  actorKind: string;
  actorId: string | null;
  action: string;
  subjectId: string | null;
  createdAt: Date;
};

/** What comes before the first row of a chain. */
export const BEGINNING = "0".repeat(64);

/**
 * What proves a row and everything before it: HMAC-SHA-256 (RFC 2104), in hex, over the row and the
 * proof of the row before. Without the key nobody makes one, and a row that is changed, left out or
 * put elsewhere breaks all after it.
 */
export function proofOf(key: Buffer, row: Chained, before: string): string {
  const parts = [
    before,
    String(row.number),
    row.practiceId,
    row.coupleId ?? "",
    row.actorKind,
    row.actorId ?? "",
    row.action,
    row.subjectId ?? "",
    row.createdAt.toISOString(),
  ];
  const text = parts.map((part) => `${part.length}:${part}`).join("");
  return createHmac("sha256", key).update(text, "utf8").digest("hex");
}

/** The head of a chain: how many rows it has and the proof of the last. */
export type Head = { number: number; chained: string };

/** What is wrong with a chain, and where: the number that the row has, or should have. */
export type Fault = {
  number: number;
  problem: "changed" | "missing" | "out of the chain" | "cut short";
};

/** A row as it stands in the trail; one without a number is in no chain. */
export type Stored = Omit<Chained, "number"> & { number: number | null; chained: string | null };

/**
 * Whether rows in the order in which the trail shows them are one whole chain that ends at `head`, or
 * goes on from it; without one, a chain that was cut at its end looks whole. The first fault, or null.
 */
export function faultIn(key: Buffer, rows: readonly Stored[], head: Head | null): Fault | null {
  let before = BEGINNING;
  let number = 0;
  for (const row of rows) {
    number += 1;
    if (row.number === null) return { number, problem: "out of the chain" };
    if (row.number !== number) return { number, problem: "missing" };
    const proof = proofOf(key, { ...row, number }, before);
    if (proof !== row.chained) return { number, problem: "changed" };
    if (head?.number === number && head.chained !== proof) return { number, problem: "changed" };
    before = proof;
  }
  return head && head.number > number ? { number: number + 1, problem: "cut short" } : null;
}
