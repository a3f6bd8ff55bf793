import "server-only";
import { and, eq, gt, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { round } from "@/db/schema/assignment";
import { session } from "@/db/schema/couple";
import { Invalid, NotFound } from "@/domain/errors";
import type { Therapist } from "@/domain/principal";
import { instantOf, type WallTime } from "@/domain/wall-time";
import { newId } from "@/server/id";
import { record } from "./audit";
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

/**
 * Moves a session, and says how many rounds that are due before its old time and not yet over could
 * move with it; `from` is that old time. Throws NotFound off the care team, Invalid for no time.
 */
export function moveSession(
  therapist: Therapist,
  sessionId: string,
  startsAt: WallTime,
): Promise<{ roundsThatCouldMove: number; from: string }> {
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
      .select({ id: round.id })
      .from(round)
      .where(dueAround(row.coupleId, row.startsAt));
    return { roundsThatCouldMove: moving.length, from: row.startsAt.toISOString() };
  });
}

/**
 * Moves the due times of the rounds that were due before the session's old time (`from`, an ISO
 * instant) by as much as the session moved. Rounds that are over stay.
 */
export function moveRoundsWithSession(
  therapist: Therapist,
  sessionId: string,
  from: string,
): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    const row = await requireSession(therapist, tx, sessionId);
    const before = new Date(from);
    if (Number.isNaN(before.getTime())) throw new Invalid({ from: "That is not a time." });
    const seconds = (row.startsAt.getTime() - before.getTime()) / 1000;
    const shift = sql`make_interval(secs => ${seconds})`;
    // A round never becomes due before it opens, nor closes before it is due.
    await tx
      .update(round)
      .set({
        dueAt: sql`greatest(${round.dueAt} + ${shift}, ${round.opensAt} + interval '1 hour')`,
        closesAt: sql`greatest(${round.closesAt}, ${round.dueAt} + ${shift})`,
      })
      .where(dueAround(row.coupleId, before));
    await record(therapist, tx, {
      action: "rounds.moved",
      subjectId: sessionId,
      coupleId: row.coupleId,
    });
  });
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
function dueAround(coupleId: string, sessionAt: Date) {
  return and(
    eq(round.coupleId, coupleId),
    gt(round.closesAt, new Date()),
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
