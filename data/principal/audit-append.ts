import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { audit, auditHead } from "@/db/schema/audit";
import { installationKey as keys } from "@/db/schema/keyring";
import { BEGINNING, type Chained, type Head, proofOf } from "@/server/audit-chain";
import { installationKey, openInstallationKey } from "./installation-key";

type Row = Omit<Chained, "number" | "createdAt">;

// Rows wait for the end of their transaction, so that the chain is locked for a moment only.
const waiting = new WeakMap<Transaction, Row[]>();

/** Keeps a row until its transaction ends, to be appended then. */
export function awaitEnd(tx: Transaction, row: Row): void {
  waiting.set(tx, [...(waiting.get(tx) ?? []), row]);
}

// Where this process last left each practice's chain, and the key it is made with.
const left = new Map<string, Head & { key: Buffer }>();

/**
 * Appends what a transaction recorded to the chain of its practice: its last statement. It is made
 * for the head that this process left; where somebody else has moved it since, nothing is appended,
 * and it is made once more for the head as it is now.
 */
export async function appendRecorded(tx: Transaction): Promise<void> {
  const rows = waiting.get(tx);
  const practiceId = rows?.[0]?.practiceId;
  if (!rows || !practiceId) return;
  waiting.delete(tx);
  const known = left.get(practiceId);
  if (known && (await append(tx, rows, practiceId, known))) return;
  if (!(await append(tx, rows, practiceId, await heldHead(tx, practiceId)))) {
    throw new Error("the head of the practice's chain was moved while it was held");
  }
}

// The head as it is now, which waits for whoever appends and makes others wait: no chain forks.
async function heldHead(tx: Transaction, practiceId: string): Promise<Head & { key: Buffer }> {
  const [head] = await tx
    .insert(auditHead)
    .values({ practiceId, number: 0, chained: BEGINNING })
    .onConflictDoUpdate({ target: auditHead.practiceId, set: { number: auditHead.number } })
    .returning({
      number: auditHead.number,
      chained: auditHead.chained,
      wrapped: sql<Buffer | null>`(select ${keys.wrapped} from ${keys} where ${keys.kind} = 'audit')`,
    });
  if (!head) throw new Error("the chain of the practice has no head");
  const key = head.wrapped
    ? openInstallationKey("audit", head.wrapped)
    : await installationKey(tx, "audit");
  return { number: head.number, chained: head.chained, key };
}

// Moves the head and adds the rows in one statement, or does neither where the head is another.
async function append(
  tx: Transaction,
  rows: readonly Row[],
  practiceId: string,
  from: Head & { key: Buffer },
): Promise<boolean> {
  const { key } = from;
  let { number, chained } = from;
  const links = rows.map((row) => {
    number += 1;
    const link = { ...row, number, createdAt: new Date() };
    chained = proofOf(key, link, chained);
    return { ...link, chained };
  });
  const { rowCount } = await tx.execute(sql`
    with moved as (
      update ${auditHead} set number = ${number}, chained = ${chained}
       where practice_id = ${practiceId} and number = ${from.number} and chained = ${from.chained}
      returning practice_id
    )
    insert into ${audit} (practice_id, couple_id, actor_kind, actor_id, action, subject_id, created_at, number, chained)
    select "practiceId", "coupleId", "actorKind", "actorId", action, "subjectId", "createdAt", number, chained
      from moved, jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as link("practiceId" uuid, "coupleId" uuid,
           "actorKind" text, "actorId" uuid, action text, "subjectId" uuid, "createdAt" timestamptz,
           number int, chained text)
     order by number`);
  if (rowCount === 0) return false;
  left.set(practiceId, { number, chained, key });
  return true;
}
