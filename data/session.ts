import "server-only";
import { and, eq, gt, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { link, round } from "@/db/schema/assignment";
import { session } from "@/db/schema/couple";
import { Invalid, NotFound } from "@/domain/errors";
import type { Therapist } from "@/domain/principal";
import { LINK_OUTLASTS_DUE, moveDue } from "@/domain/round";
import { instantOf, type WallTime } from "@/domain/wall-time";
import { newId } from "@/server/id";
import { record } from "./audit";
import { lastRoundServes } from "./link";
import { lockCouple, moveOpenings } from "./opening";
import { asPrincipal } from "./principal/transaction";
import { onOwnTeam, requireCouple, timeZoneOf } from "./scope";

/** Books a therapy session, past or coming, at a wall time of the practice. Throws Invalid for no time. */
export function bookSession(
  therapist: Therapist,
  coupleId: string,
  startsAt: WallTime,
): Promise<{ sessionId: string }> {
  return asPrincipal(therapist, async (tx) => {
    await requireCouple(therapist, tx, coupleId);
    const sessionId = newId();
    await tx.insert(session).values({
      id: sessionId,
      practiceId: therapist.practiceId,
      coupleId,
      startsAt: await readTime(therapist, tx, startsAt),
    });
    await record(therapist, tx, { action: "session.booked", subjectId: sessionId, coupleId });
    return { sessionId };
  });
}

/** A round as it stood when it was offered to be moved; moved only while it still stands so. */
export type Standing = { id: string; dueAt: string };

/**
 * Moves a session, and gives the rounds that could move with it: due in the week before its old
 * time (`from`, an ISO instant) and not yet over. Throws NotFound off the care team, Invalid for no
 * time.
 */
export function moveSession(
  therapist: Therapist,
  sessionId: string,
  startsAt: WallTime,
  now: Date = new Date(),
): Promise<{ from: string; to: string; rounds: Standing[] }> {
  return asPrincipal(therapist, async (tx) => {
    const row = await requireSession(therapist, tx, sessionId);
    const to = await readTime(therapist, tx, startsAt);
    await tx.update(session).set({ startsAt: to }).where(eq(session.id, sessionId));
    await record(therapist, tx, {
      action: "session.moved",
      subjectId: sessionId,
      coupleId: row.coupleId,
    });
    const moving = await tx
      .select({ id: round.id, dueAt: round.dueAt })
      .from(round)
      .where(dueAround(row.coupleId, row.startsAt, now));
    return {
      ...{ from: row.startsAt.toISOString(), to: to.toISOString() },
      rounds: moving.map(({ id, dueAt }) => ({ id, dueAt: dueAt.toISOString() })),
    };
  });
}

/**
 * Moves rounds as their session moved `from` one ISO instant `to` another, and their links' expiry
 * with them. A round that no longer stands as given stays, so that pressing twice moves once; what
 * comes back, with `from` and `to` exchanged, undoes it.
 */
export function moveRoundsWithSession(
  therapist: Therapist,
  sessionId: string,
  move: { from: string; to: string; rounds: readonly Standing[] },
  now: Date = new Date(),
): Promise<{ from: string; to: string; rounds: Standing[] }> {
  return asPrincipal(therapist, async (tx) => {
    const { coupleId } = await requireSession(therapist, tx, sessionId);
    const [from, to] = [readInstant(move.from), readInstant(move.to)];
    const timeZone = await timeZoneOf(therapist, tx);
    await lockCouple(therapist, tx, coupleId);
    const all = await tx.select().from(round).where(eq(round.coupleId, coupleId)).for("update");
    const moved: Standing[] = [];
    for (const { id, dueAt } of move.rounds) {
      const row = all.find((each) => each.id === id && each.dueAt.toISOString() === dueAt);
      if (!row || row.closesAt <= now) continue;
      const next = all.find(
        (each) => each.assignmentId === row.assignmentId && each.number === row.number + 1,
      );
      const nextOpensAt = next?.opensAt ?? null;
      const due = moveDue(row, { from, to, nextOpensAt, timeZone });
      const closesAt = nextOpensAt ?? new Date(due.getTime() + LINK_OUTLASTS_DUE);
      await tx.update(round).set({ dueAt: due, closesAt }).where(eq(round.id, id));
      if (!next) {
        await keepLinksOpen(tx, row.assignmentId, closesAt);
        await lastRoundServes(therapist, tx, row.assignmentId);
      }
      await moveOpenings(therapist, tx, id, now);
      moved.push({ id, dueAt: due.toISOString() });
    }
    await record(therapist, tx, { action: "rounds.moved", subjectId: sessionId, coupleId });
    return { from: move.to, to: move.from, rounds: moved };
  });
}

// A link serves until fourteen days after the last due time, also when that was moved (rule 1).
async function keepLinksOpen(tx: Transaction, assignmentId: string, until: Date): Promise<void> {
  await tx
    .update(link)
    .set({ expiresAt: sql`greatest(${link.expiresAt}, ${until.toISOString()}::timestamptz)` })
    .where(eq(link.assignmentId, assignmentId));
}

function readInstant(text: string): Date {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw new Invalid({ from: "That is not a time." });
  return at;
}

/** Takes a session off the calendar. Throws NotFound off the care team. */
export function cancelSession(therapist: Therapist, sessionId: string): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    const { coupleId } = await requireSession(therapist, tx, sessionId);
    await tx.delete(session).where(eq(session.id, sessionId));
    await record(therapist, tx, { action: "session.cancelled", subjectId: sessionId, coupleId });
  });
}

// The rounds that belong to a session: due in the week before it, and not over yet.
function dueAround(coupleId: string, sessionAt: Date, now: Date) {
  return and(
    eq(round.coupleId, coupleId),
    gt(round.closesAt, now),
    sql`${round.dueAt} between ${sessionAt.toISOString()}::timestamptz - interval '7 days' and ${sessionAt.toISOString()}::timestamptz`,
  );
}

async function requireSession(therapist: Therapist, tx: Transaction, sessionId: string) {
  const [row] = await tx
    .select()
    .from(session)
    .where(and(eq(session.id, sessionId), inArray(session.coupleId, onOwnTeam(therapist, tx))));
  if (!row) throw new NotFound();
  return row;
}

async function readTime(therapist: Therapist, tx: Transaction, wall: WallTime): Promise<Date> {
  try {
    return instantOf(wall, await timeZoneOf(therapist, tx));
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new Invalid({ startsAt: "Choose a day and a time." });
  }
}
