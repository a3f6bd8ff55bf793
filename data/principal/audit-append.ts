import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { audit, auditHead } from "@/db/schema/audit";
import { installationKey as keys } from "@/db/schema/keyring";
import { BEGINNING, type Chained, proofOf } from "@/server/audit-chain";
import { installationKey, openInstallationKey } from "./installation-key";

type Row = Omit<Chained, "number" | "createdAt">;

// Rows wait for the end of their transaction, so that the chain is locked for a moment only.
const waiting = new WeakMap<Transaction, Row[]>();

/** Keeps a row until its transaction ends, to be appended then. */
export function awaitEnd(tx: Transaction, row: Row): void {
  waiting.set(tx, [...(waiting.get(tx) ?? []), row]);
}

/** Appends what a transaction recorded to the chain of its practice: its last statements. */
export async function appendRecorded(tx: Transaction): Promise<void> {
  const rows = waiting.get(tx);
  const practiceId = rows?.[0]?.practiceId;
  if (!rows || !practiceId) return;
  waiting.delete(tx);
  // Whoever has the head's row appends; everybody else waits for the end of that transaction.
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
  let { number, chained } = head;
  const links = rows.map((row) => {
    number += 1;
    const link = { ...row, number, createdAt: new Date() };
    chained = proofOf(key, link, chained);
    return { ...link, chained };
  });
  // One statement: what waits for the head's row waits no longer than it must.
  await tx.execute(sql`
    with appended as (
      insert into ${audit} (practice_id, couple_id, actor_kind, actor_id, action, subject_id, created_at, number, chained)
      select "practiceId", "coupleId", "actorKind", "actorId", action, "subjectId", "createdAt", number, chained
        from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as link("practiceId" uuid, "coupleId" uuid,
             "actorKind" text, "actorId" uuid, action text, "subjectId" uuid, "createdAt" timestamptz,
             number int, chained text)
       order by number
    )
    update ${auditHead} set number = ${number}, chained = ${chained} where practice_id = ${practiceId}`);
}
