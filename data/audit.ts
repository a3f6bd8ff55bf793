import "server-only";
import type { Transaction } from "@/db/client";
import type { Principal } from "@/domain/principal";
import { awaitEnd } from "./principal/audit-append";

/** What was done, as noun.verb; never a word of what it was done to. */
type Entry = { action: string; subjectId?: string; coupleId?: string };

/** Adds a row to the audit trail inside the transaction of what it records, at its end. */
export async function record(principal: Principal, tx: Transaction, entry: Entry): Promise<void> {
  if (!principal.practiceId) return;
  awaitEnd(tx, {
    practiceId: principal.practiceId,
    coupleId: entry.coupleId ?? (principal.kind === "partner" ? principal.coupleId : null),
    actorKind: principal.kind === "entrant" ? "therapist" : principal.kind,
    actorId: actorOf(principal),
    action: entry.action,
    subjectId: entry.subjectId ?? null,
  });
}

function actorOf(principal: Principal): string | null {
  if (principal.kind === "system") return null;
  return principal.kind === "partner" ? principal.partnerId : principal.memberId;
}
