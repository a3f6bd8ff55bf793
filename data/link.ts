import "server-only";
import { and, eq, gt, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { closure, link, round } from "@/db/schema/assignment";
import { Invalid, NotFound, Refused } from "@/domain/errors";
import type { Therapist } from "@/domain/principal";
import { LINK_OUTLASTS_DUE } from "@/domain/round";
import type { PartnerMark } from "@/domain/series";
import { hashToken, newId, newToken } from "@/server/id";
import { record } from "./audit";
import { keysOf } from "./keyring";
import { asPrincipal } from "./principal/transaction";
import { onOwnTeam, openPartner, requirePartner } from "./scope";

/** A link just made. The token exists here and nowhere else: only its hash is kept. */
export type NewLink = {
  linkId: string;
  partnerId: string;
  mark: PartnerMark;
  name: string;
  safeContact: string;
  token: string;
};

type Closing = "revoked" | "paused";

/** Shuts a link for good; an open page of it is refused on its next request. */
export function revokeLink(therapist: Therapist, linkId: string): Promise<void> {
  return close(therapist, linkId, "revoked");
}

/** Opens a revoked link again. Throws Refused when another has taken its place. */
export function restoreLink(therapist: Therapist, linkId: string): Promise<void> {
  return reopen(therapist, linkId, "revoked");
}

/** Shuts a link for now. */
export function pauseLink(therapist: Therapist, linkId: string): Promise<void> {
  return close(therapist, linkId, "paused");
}

/** Opens a paused link again. */
export function resumeLink(therapist: Therapist, linkId: string): Promise<void> {
  return reopen(therapist, linkId, "paused");
}

/** Lets a link serve `days` longer (or, when negative, takes that back). Throws Invalid beyond a year. */
export function extendLink(therapist: Therapist, linkId: string, days: number): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    if (!Number.isInteger(days) || days === 0 || Math.abs(days) > 366) {
      throw new Invalid({ days: "Choose a number of days up to a year." });
    }
    const { coupleId, assignmentId } = await requireLink(therapist, tx, linkId);
    const longer = sql`make_interval(days => ${days})`;
    await tx
      .update(link)
      .set({ expiresAt: sql`${link.expiresAt} + ${longer}` })
      .where(eq(link.id, linkId));
    await lastRoundServes(therapist, tx, assignmentId);
    await record(therapist, tx, { action: "link.extended", subjectId: linkId, coupleId });
  });
}

/** Revokes a link and makes another in its place that serves for a fortnight at least, shown once. Throws NotFound off the care team. */
export function reissueLink(
  therapist: Therapist,
  linkId: string,
  now: Date = new Date(),
): Promise<NewLink> {
  return asPrincipal(therapist, async (tx) => {
    const old = await requireLink(therapist, tx, linkId);
    await writeClosure(therapist, tx, old, "revoked");
    const expiresAt = new Date(
      Math.max(
        old.expiresAt.getTime(),
        (await expiryOf(therapist, tx, old.assignmentId)).getTime(),
        now.getTime() + LINK_OUTLASTS_DUE,
      ),
    );
    const made = await makeLink(therapist, tx, { ...old, expiresAt }, now);
    await lastRoundServes(therapist, tx, old.assignmentId);
    await record(therapist, tx, {
      action: "link.reissued",
      subjectId: made.linkId,
      coupleId: old.coupleId,
    });
    return made;
  });
}

/** Makes a partner's link to an assignment inside the caller's transaction. */
export async function makeLink(
  therapist: Therapist,
  tx: Transaction,
  of: { assignmentId: string; partnerId: string; expiresAt: Date },
  now: Date = new Date(),
): Promise<NewLink> {
  const row = await requirePartner(therapist, tx, of.partnerId);
  const keys = await keysOf(therapist, tx, [row.id]);
  const { mark, name, safeContact, erased } = openPartner(therapist, row, keys);
  if (erased) throw new Refused("Everything of this partner was erased, so no link can work.");
  const [linkId, token] = [newId(), newToken()];
  await tx.insert(link).values({
    id: linkId,
    practiceId: row.practiceId,
    coupleId: row.coupleId,
    assignmentId: of.assignmentId,
    partnerId: row.id,
    tokenHash: hashToken(token),
    expiresAt: of.expiresAt,
    createdAt: now,
  });
  return { linkId, partnerId: row.id, mark, name, safeContact, token };
}

/** When a link of an assignment expires: fourteen days after its last due time (product rule 1). */
export async function expiryOf(_therapist: Therapist, tx: Transaction, assignmentId: string) {
  const [last] = await tx
    .select({ dueAt: sql<string>`max(${round.dueAt})` })
    .from(round)
    .where(eq(round.assignmentId, assignmentId));
  return new Date(new Date(last?.dueAt ?? Date.now()).getTime() + LINK_OUTLASTS_DUE);
}

function close(therapist: Therapist, linkId: string, kind: Closing): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    const row = await requireLink(therapist, tx, linkId);
    await writeClosure(therapist, tx, row, kind);
    const action = `link.${kind}`;
    await record(therapist, tx, { action, subjectId: linkId, coupleId: row.coupleId });
  });
}

function reopen(therapist: Therapist, linkId: string, kind: Closing): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    const row = await requireLink(therapist, tx, linkId);
    if (kind === "revoked" && (await isReplaced(tx, row)))
      throw new Refused("A new link has taken its place. Revoke that one, or make another.");
    await tx.delete(closure).where(and(eq(closure.linkId, linkId), eq(closure.kind, kind)));
    const action = kind === "revoked" ? "link.restored" : "link.resumed";
    await record(therapist, tx, { action, subjectId: linkId, coupleId: row.coupleId });
  });
}

type LinkRow = typeof link.$inferSelect;

async function writeClosure(therapist: Therapist, tx: Transaction, row: LinkRow, kind: Closing) {
  const { practiceId, coupleId, id: linkId } = row;
  await tx
    .insert(closure)
    .values({ id: newId(), practiceId, coupleId, linkId, kind, closedBy: therapist.memberId })
    .onConflictDoNothing();
}

// A revoked link may have gone to the wrong person; it must not come back beside its successor.
async function isReplaced(tx: Transaction, row: LinkRow): Promise<boolean> {
  const later = await tx
    .select({ id: link.id })
    .from(link)
    .where(
      and(
        eq(link.assignmentId, row.assignmentId),
        eq(link.partnerId, row.partnerId),
        gt(link.createdAt, row.createdAt),
      ),
    )
    .limit(1);
  return later.length > 0;
}

/**
 * Keeps the last round open as long as a link to it serves, which would else lead nowhere, inside the
 * transaction that changed until when one serves.
 */
export async function lastRoundServes(
  _therapist: Therapist,
  tx: Transaction,
  assignmentId: string,
): Promise<void> {
  await tx
    .update(round)
    .set({
      closesAt: sql`greatest(${round.dueAt}, (select max(l.expires_at) from link l where l.assignment_id = ${assignmentId}))`,
    })
    .where(
      sql`${round.assignmentId} = ${assignmentId} and ${round.number} = (select max(r.number) from round r where r.assignment_id = ${assignmentId})`,
    );
}

async function requireLink(
  therapist: Therapist,
  tx: Transaction,
  linkId: string,
): Promise<LinkRow> {
  const [row] = await tx
    .select()
    .from(link)
    .where(and(eq(link.id, linkId), inArray(link.coupleId, onOwnTeam(therapist, tx))));
  if (!row) throw new NotFound();
  return row;
}
