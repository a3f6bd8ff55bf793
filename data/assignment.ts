import "server-only";
import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm";
import { findExercise, latestExercise } from "@/content/library";
import type { Transaction } from "@/db/client";
import { assignment, closure, link, partnerSignIn, round } from "@/db/schema/assignment";
import { partner, screening } from "@/db/schema/couple";
import { reflection } from "@/db/schema/reflection";
import type { AssignInput } from "@/domain/assignment";
import type { Choice } from "@/domain/consent";
import { MARKS } from "@/domain/couple";
import { Invalid, NotFound, Refused } from "@/domain/errors";
import type { Therapist } from "@/domain/principal";
import { makeRounds, roundState, scheduleProblem } from "@/domain/round";
import type { PartnerMark } from "@/domain/series";
import { newId } from "@/server/id";
import { openText, seal } from "@/server/seal";
import { record } from "./audit";
import { choicesOf, misdeliveriesOf } from "./consent-reading";
import { requireGuessable } from "./guess-first";
import { type KeyRing, keysOf } from "./keyring";
import { expiryOf, makeLink, type NewLink } from "./link";
import { asPrincipal } from "./principal/transaction";
import { isPaused } from "./quiet-pause";
import { onOwnTeam, openPartner, requireCouple, timeZoneOf } from "./scope";

const TOGETHER_NEEDS =
  "This exercise is done together. Record that you spoke with each partner alone about safety first.";
const PAUSED =
  "This exercise is done together, and a quiet pause is on for this couple. Lift it first, or choose an exercise that each does alone.";

/**
 * Gives an exercise to a couple: its rounds in practice wall time, and a link for each partner it is
 * for. Throws Refused for a together exercise before both partners are screened or in a quiet pause,
 * or for guessing first what cannot be guessed, Invalid for a schedule that cannot be, NotFound off
 * the care team.
 */
export function assignExercise(
  therapist: Therapist,
  coupleId: string,
  input: AssignInput,
): Promise<{ assignmentId: string; links: NewLink[] }> {
  return asPrincipal(therapist, async (tx) => {
    await requireCouple(therapist, tx, coupleId);
    const exercise = latestExercise(input.exerciseKey);
    if (!exercise) throw new Invalid({ exerciseKey: "Choose an exercise from the library." });
    if (exercise.together) await requireCoupleFeatures(therapist, tx, coupleId);
    const guessFirst = input.guessFirst ?? false;
    requireGuessable(therapist, exercise.key, exercise.version, guessFirst);
    const assignmentId = newId();
    const scope = { practiceId: therapist.practiceId, coupleId };
    const key = (await keysOf(therapist, tx, [coupleId]))(coupleId);
    const sealText = (column: string, text: string | undefined) =>
      text ? seal(key, placeOf(assignmentId, column, therapist.practiceId), text) : null;
    await tx.insert(assignment).values({
      id: assignmentId,
      ...scope,
      exerciseKey: exercise.key,
      exerciseVersion: exercise.version,
      greeting: sealText("greeting", input.greeting),
      moment: sealText("moment", input.moment),
      everyWeeks: input.times > 1 ? input.everyWeeks : null,
      guessFirstSince: guessFirst ? new Date() : null,
      assignedBy: therapist.memberId,
    });
    const rounds = schedule(input, await timeZoneOf(therapist, tx));
    await tx
      .insert(round)
      .values(rounds.map((each) => ({ id: newId(), ...scope, assignmentId, ...each })));
    const expiresAt = await expiryOf(therapist, tx, assignmentId);
    const rows = await tx
      .select()
      .from(partner)
      .where(and(eq(partner.coupleId, coupleId), inArray(partner.mark, input.partners)))
      .orderBy(asc(partner.mark));
    const links: NewLink[] = [];
    for (const row of rows) {
      links.push(await makeLink(therapist, tx, { assignmentId, partnerId: row.id, expiresAt }));
    }
    await record(therapist, tx, { action: "exercise.assigned", subjectId: assignmentId, coupleId });
    return { assignmentId, links };
  });
}

export type Progress = "not-asked" | "waiting" | "started" | "done";

/** A couple's assignments, newest first, with rounds, each partner's progress, and links. */
export function listAssignments(therapist: Therapist, coupleId: string, now: Date = new Date()) {
  return asPrincipal(therapist, async (tx) => {
    await requireCouple(therapist, tx, coupleId);
    return view(therapist, tx, coupleId, now);
  });
}

/** One assignment. Throws NotFound off the care team. */
export function getAssignment(therapist: Therapist, assignmentId: string, now: Date = new Date()) {
  return asPrincipal(therapist, async (tx) => {
    const [row] = await tx
      .select({ coupleId: assignment.coupleId })
      .from(assignment)
      .where(
        and(
          eq(assignment.id, assignmentId),
          inArray(assignment.coupleId, onOwnTeam(therapist, tx)),
        ),
      );
    if (!row) throw new NotFound();
    const all = await view(therapist, tx, row.coupleId, now);
    const found = all.find((each) => each.id === assignmentId);
    if (!found) throw new NotFound();
    return found;
  });
}

async function view(therapist: Therapist, tx: Transaction, coupleId: string, now: Date) {
  const of = <T extends typeof round | typeof link | typeof closure | typeof partner>(table: T) =>
    eq(table.coupleId, coupleId);
  const given = await tx
    .select()
    .from(assignment)
    .where(eq(assignment.coupleId, coupleId))
    .orderBy(desc(assignment.createdAt));
  const partners = await tx.select().from(partner).where(of(partner));
  const rounds = await tx.select().from(round).where(of(round)).orderBy(asc(round.number));
  const links = await tx.select().from(link).where(of(link)).orderBy(asc(link.createdAt));
  const closures = await tx.select().from(closure).where(of(closure));
  const starts = await tx
    .select({ linkId: partnerSignIn.linkId, at: partnerSignIn.createdAt })
    .from(partnerSignIn)
    .where(eq(partnerSignIn.coupleId, coupleId))
    .orderBy(asc(partnerSignIn.createdAt));
  const written = await tx
    .select({
      roundId: reflection.roundId,
      partnerId: reflection.partnerId,
      sentAt: reflection.sentAt,
    })
    .from(reflection)
    .where(and(eq(reflection.coupleId, coupleId), isNull(reflection.setAsideAt)));
  const choices = await choicesOf(therapist, tx, coupleId);
  const misdelivered = await misdeliveriesOf(therapist, tx, coupleId);
  const keys = await keysOf(therapist, tx, [coupleId, ...partners.map((each) => each.id)]);
  const people = partners.map((row) => openPartner(therapist, row, keys));

  return given.map((row) => {
    const own = links.filter((each) => each.assignmentId === row.id);
    const chosen = (roundId: string, mark: PartnerMark): Choice | null => {
      const person = people.find((each) => each.mark === mark);
      return choices.get(`${roundId} ${person?.id}`) ?? null;
    };
    const progress = (roundId: string, mark: PartnerMark): Progress => {
      const person = people.find((each) => each.mark === mark);
      if (!own.some((each) => each.partnerId === person?.id)) return "not-asked";
      const found = written.find((w) => w.roundId === roundId && w.partnerId === person?.id);
      if (!found) return "waiting";
      return found.sentAt ? "done" : "started";
    };
    return {
      id: row.id,
      coupleId,
      exerciseKey: row.exerciseKey,
      exerciseVersion: row.exerciseVersion,
      title: findExercise(row.exerciseKey, row.exerciseVersion)?.title.en ?? row.exerciseKey,
      greeting: openColumn(keys, row, "greeting"),
      moment: openColumn(keys, row, "moment"),
      ...{ everyWeeks: row.everyWeeks, guessFirst: row.guessFirstSince !== null },
      createdAt: row.createdAt,
      rounds: rounds
        .filter((each) => each.assignmentId === row.id)
        .map(({ id, number, opensAt, dueAt, closesAt }) => ({
          id,
          number,
          opensAt,
          dueAt,
          closesAt,
          state: roundState({ opensAt, closesAt }, now),
          progress: { circle: progress(id, "circle"), diamond: progress(id, "diamond") },
          choice: { circle: chosen(id, "circle"), diamond: chosen(id, "diamond") },
        })),
      links: own.flatMap((each) => {
        const person = people.find(({ id }) => id === each.partnerId);
        if (!person) return [];
        const { mark, name, safeContact } = person;
        const shut = closures.filter(({ linkId }) => linkId === each.id).map(({ kind }) => kind);
        return {
          id: each.id,
          partnerId: each.partnerId,
          mark,
          name,
          safeContact,
          createdAt: each.createdAt,
          expiresAt: each.expiresAt,
          state: linkState(shut, each.expiresAt, now),
          startedAt: starts.find(({ linkId }) => linkId === each.id)?.at ?? null,
          misdelivery: misdelivered.get(each.id) ?? null,
        };
      }),
    };
  });
}

export type LinkState = "live" | "paused" | "revoked" | "expired";

function linkState(shut: readonly ("revoked" | "paused")[], expiresAt: Date, now: Date): LinkState {
  if (shut.includes("revoked")) return "revoked";
  if (expiresAt <= now) return "expired";
  return shut.includes("paused") ? "paused" : "live";
}

function schedule(input: AssignInput, timeZone: string) {
  const problem = scheduleProblem({ ...input, timeZone });
  if (problem) throw new Invalid({ due: problem });
  try {
    return makeRounds({ ...input, timeZone });
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new Invalid({ due: "Choose a day and a time." });
  }
}

async function requireCoupleFeatures(therapist: Therapist, tx: Transaction, coupleId: string) {
  const rows = await tx
    .selectDistinct({ partnerId: screening.partnerId })
    .from(screening)
    .where(eq(screening.coupleId, coupleId));
  if (rows.length < MARKS.length) throw new Refused(TOGETHER_NEEDS);
  if (await isPaused(therapist, tx, coupleId)) throw new Refused(PAUSED);
}

function openColumn(
  keys: KeyRing,
  row: typeof assignment.$inferSelect,
  column: "greeting" | "moment",
): string | null {
  const sealed = row[column];
  if (!sealed || !keys.has(row.coupleId)) return null;
  return openText(keys(row.coupleId), placeOf(row.id, column, row.practiceId), sealed);
}

function placeOf(row: string, column: string, practice: string) {
  return { table: "assignment", column, row, practice };
}
