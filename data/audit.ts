import "server-only";
import type { Transaction } from "@/db/client";
import type { Principal } from "@/domain/principal";
import { awaitEnd } from "./principal/audit-append";

/** What was done, as noun.verb; never a word of what it was done to. */
type Entry = { action: string; subjectId?: string; coupleId?: string };

// The couples whose row a page view has already; of the caseload the empty name. A transaction that
// fails after its row was spoken for fails its page too, which then shows nothing of what it read.
const told = new WeakMap<Principal, Set<string>>();

/**
 * Adds a row to the audit trail inside the transaction of what it records, at its end. Of a page view
 * the first read of a couple is the row, and the others are part of it.
 */
export async function record(principal: Principal, tx: Transaction, given: Entry): Promise<void> {
  if (!principal.practiceId) return;
  const entry = asOneView(principal, given);
  if (!entry) return;
  awaitEnd(tx, {
    practiceId: principal.practiceId,
    coupleId: entry.coupleId ?? (principal.kind === "partner" ? principal.coupleId : null),
    actorKind: principal.kind,
    actorId: actorOf(principal),
    action: entry.action,
    subjectId: entry.subjectId ?? null,
  });
}

function asOneView(principal: Principal, entry: Entry): Entry | null {
  const view = principal.kind === "therapist" ? principal.view : undefined;
  if (!view || !entry.action.endsWith(".read")) return entry;
  const couples = told.get(principal) ?? new Set();
  told.set(principal, couples);
  const couple = entry.coupleId ?? "";
  if (couples.has(couple)) return null;
  couples.add(couple);
  return { ...entry, action: view };
}

function actorOf(principal: Principal): string | null {
  if (principal.kind === "therapist") return principal.memberId;
  return principal.kind === "partner" ? principal.partnerId : null;
}
