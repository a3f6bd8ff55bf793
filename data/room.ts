import "server-only";
import { and, asc, eq, gt, isNull } from "drizzle-orm";
import { findExercise } from "@/content/library";
import type { Transaction } from "@/db/client";
import { assignment, partnerSignIn, round } from "@/db/schema/assignment";
import { partner as partnerTable } from "@/db/schema/couple";
import { careTeam, member } from "@/db/schema/member";
import { practice } from "@/db/schema/practice";
import { reflection } from "@/db/schema/reflection";
import { NotFound } from "@/domain/errors";
import type { Exercise } from "@/domain/exercise";
import type { Language } from "@/domain/language";
import type { Partner } from "@/domain/principal";
import { roundState } from "@/domain/round";
import { type Key, openText } from "@/server/seal";
import { keysOf } from "./keyring";
import { asPrincipal } from "./principal/transaction";

// As long as a sign-in may last: whoever began in it can send in it.
const MAY_FINISH = 3 * 3_600_000;

/** What a partner's pages show around the exercise. */
export type Room = {
  language: Language;
  exercise: Exercise;
  /** Who assigned it, as clients know them. */
  from: string;
  /** The round that can be written now, or finished after its time; null when there is none. */
  round: { id: string; number: number; dueAt: Date; closesAt: Date } | null;
  nextOpensAt: Date | null;
  /** Null: not begun. The words themselves are asked for with `readDraft`. */
  reflection: { id: string; sentAt: Date | null; sentHere: boolean } | null;
  greeting: string | null;
  moment: string | null;
  careTeam: readonly string[];
  practice: { name: string; crisisLine: string; isSample: boolean; timeZone: string };
};

/** The partner's room at `now`. Throws NotFound when the assignment is gone. */
export function enterRoom(partner: Partner, now: Date = new Date()): Promise<Room> {
  return asPrincipal(partner, async (tx) => {
    const [given] = await tx
      .select()
      .from(assignment)
      .where(eq(assignment.id, partner.assignmentId));
    const [self] = await tx
      .select()
      .from(partnerTable)
      .where(eq(partnerTable.id, partner.partnerId));
    const [house] = await tx.select().from(practice).where(eq(practice.id, partner.practiceId));
    const exercise = given && findExercise(given.exerciseKey, given.exerciseVersion);
    if (!given || !self || !house || !exercise) throw new NotFound();
    const key = (await keysOf(partner, tx, [partner.coupleId]))(partner.coupleId);
    const rounds = await tx
      .select()
      .from(round)
      .where(eq(round.assignmentId, partner.assignmentId))
      .orderBy(asc(round.number));
    const unfinished = await unfinishedRound(partner, tx, now);
    const open =
      rounds.find((each) => each.id === unfinished) ??
      rounds.findLast((each) => roundState(each, now) === "open") ??
      null;
    const team = await careTeamOf(partner, tx);
    const text = (column: "greeting" | "moment") =>
      openColumn(key, partner, given.id, column, given[column]);
    return {
      language: self.language,
      exercise,
      round: open && {
        id: open.id,
        number: open.number,
        dueAt: open.dueAt,
        closesAt: open.closesAt,
      },
      nextOpensAt: rounds.find((each) => each.opensAt > now)?.opensAt ?? null,
      reflection: open && (await reflectionOn(partner, tx, open.id)),
      greeting: text("greeting"),
      moment: text("moment"),
      from: (team.find((each) => each.id === given.assignedBy) ?? team[0])?.name ?? house.name,
      careTeam: team.map((each) => each.name),
      practice: {
        name: house.name,
        crisisLine: house.crisisLine,
        isSample: house.isSample,
        timeZone: house.timeZone,
      },
    };
  });
}

/** Ends the partner's own sign-in: nothing written in it can be read back from then on. */
export function leaveRoom(partner: Partner): Promise<void> {
  return asPrincipal(partner, async (tx) => {
    await tx
      .update(partnerSignIn)
      .set({ endedAt: new Date() })
      .where(eq(partnerSignIn.id, partner.signInId));
  });
}

async function reflectionOn(partner: Partner, tx: Transaction, roundId: string) {
  const [row] = await tx
    .select()
    .from(reflection)
    .where(and(eq(reflection.roundId, roundId), eq(reflection.partnerId, partner.partnerId)));
  if (!row) return null;
  return { id: row.id, sentAt: row.sentAt, sentHere: row.sentIn === partner.signInId };
}

// A round may close while somebody writes: what was begun in time is offered until it is sent.
async function unfinishedRound(partner: Partner, tx: Transaction, now: Date) {
  const lately = new Date(now.getTime() - MAY_FINISH);
  const [row] = await tx
    .select({ roundId: reflection.roundId })
    .from(reflection)
    .where(
      and(
        eq(reflection.partnerId, partner.partnerId),
        eq(reflection.assignmentId, partner.assignmentId),
        isNull(reflection.sentAt),
        gt(reflection.savedAt, lately),
      ),
    )
    .orderBy(asc(reflection.savedAt))
    .limit(1);
  return row?.roundId;
}

async function careTeamOf(partner: Partner, tx: Transaction) {
  const rows = await tx
    .select({ id: member.id, name: member.name })
    .from(careTeam)
    .innerJoin(member, eq(member.id, careTeam.memberId))
    .where(eq(careTeam.coupleId, partner.coupleId))
    .orderBy(asc(careTeam.createdAt));
  const key = (await keysOf(partner, tx, []))(partner.practiceId);
  const place = { table: "member", column: "name", practice: partner.practiceId };
  return rows.map((row) => ({
    id: row.id,
    name: openText(key, { ...place, row: row.id }, row.name),
  }));
}

function openColumn(
  key: Key,
  partner: Partner,
  row: string,
  column: string,
  sealed: Buffer | null,
): string | null {
  if (!sealed) return null;
  return openText(key, { table: "assignment", column, row, practice: partner.practiceId }, sealed);
}
