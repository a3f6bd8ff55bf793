import "server-only";
import { and, asc, desc, eq, gt, isNull, or } from "drizzle-orm";
import { findExercise } from "@/content/library";
import type { Transaction } from "@/db/client";
import { assignment, partnerSignIn, round } from "@/db/schema/assignment";
import { consent } from "@/db/schema/consent";
import { partner as partnerTable } from "@/db/schema/couple";
import { passphrase } from "@/db/schema/passphrase";
import { practice } from "@/db/schema/practice";
import { reflection, withdrawal } from "@/db/schema/reflection";
import { type Choice, type Form, formsOf, stepsOf } from "@/domain/consent";
import { NotFound } from "@/domain/errors";
import { type Exercise, promptsOf } from "@/domain/exercise";
import type { Language } from "@/domain/language";
import type { Partner } from "@/domain/principal";
import { CORRECTION_LASTS } from "@/domain/reflection";
import { releasable } from "@/domain/release";
import { roundState } from "@/domain/round";
import { type Key, openText } from "@/server/seal";
import { type Erasing, erasingOf } from "./erasing";
import { keysOf } from "./keyring";
import { asPrincipal } from "./principal/transaction";
import { coupleFeaturesOpen } from "./release";
import { type Terms, termsOf } from "./terms";

// As long as a sign-in may last: whoever began in it can send in it.
const MAY_FINISH = 3 * 3_600_000;

/** What a partner's pages show around the exercise. */
export type Room = {
  language: Language;
  exercise: Exercise;
  /** Who assigned it, as clients know them. */
  from: string;
  /** Whether whoever started said to be the one the link is for, and by which initial it is asked. */
  confirmed: boolean;
  initial: string;
  /** Who sees what; whether this sign-in has seen it so, and the name of what was last seen, if any was. */
  terms: Terms & { seen: boolean; lastSeen: string | null };
  /** Whether a passage of this exercise may be released to the other partner. */
  releases: boolean;
  /** The forms in which the exercise can be done, and what was last chosen about this round. */
  forms: readonly Form[];
  choice: Choice | null;
  unlocked: boolean;
  hasPassphrase: boolean;
  /** Everything is being erased, or was; null while nobody asked for it. */
  erasing: Erasing | null;
  /** The round that can be written now, or finished after its time; null when there is none. */
  round: { id: string; number: number; dueAt: Date; closesAt: Date } | null;
  nextOpensAt: Date | null;
  /** Null: not begun. The words themselves are asked for with `readDraft`. */
  reflection: {
    id: string;
    sentAt: Date | null;
    sentHere: boolean;
    withdrawn: boolean;
    form: Form;
  } | null;
  greeting: string | null;
  moment: string | null;
  careTeam: readonly string[];
  practice: { name: string; crisisLine: string; isSample: boolean; timeZone: string };
};

/** The page that Leave goes to; null where the practice has named none. */
export function neutralPage(partner: Partner): Promise<string | null> {
  return asPrincipal(partner, async (tx) => {
    const [house] = await tx
      .select({ page: practice.neutralPage })
      .from(practice)
      .where(eq(practice.id, partner.practiceId));
    // Checked when it was set; checked again, since whoever leaves must not be sent by plain http.
    return house?.page?.startsWith("https://") ? house.page : null;
  });
}

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
    const keys = await keysOf(partner, tx, [partner.coupleId, partner.partnerId]);
    const key = keys(partner.coupleId);
    const name = keys.has(partner.partnerId)
      ? openText(keys(partner.partnerId), namePlace(partner), self.name)
      : "";
    const here = await signInsOf(partner, tx);
    const rounds = await tx
      .select()
      .from(round)
      .where(eq(round.assignmentId, partner.assignmentId))
      .orderBy(asc(round.number));
    const unfinished = await roundInHand(partner, tx, now);
    const going = await erasingOf(partner, tx);
    // While everything is being erased there is nothing to write, and nothing that says why.
    const open = going
      ? null
      : (rounds.find((each) => each.id === unfinished) ??
        rounds.findLast((each) => roundState(each, now) === "open") ??
        null);
    const terms = await termsOf(partner, tx);
    const team = terms.careTeam;
    const begun = open && (await reflectionOn(partner, tx, open.id));
    const [phrase] = await tx.select({ id: passphrase.id }).from(passphrase);
    const text = (column: "greeting" | "moment") =>
      openColumn(key, partner, given.id, column, given[column]);
    return {
      language: here.language ?? self.language,
      exercise: { ...exercise, steps: stepsOf(exercise, begun?.form ?? "whole") },
      confirmed: here.confirmed,
      initial: Array.from(name.trim())[0]?.toLocaleUpperCase() ?? "",
      terms: { ...terms, seen: here.seen === terms.digest, lastSeen: here.lastSeen },
      // Of the whole exercise: what is said of it must not tell in which form it is being done.
      releases: promptsOf(exercise).some(releasable) && (await coupleFeaturesOpen(partner, tx)),
      forms: formsOf(exercise),
      choice: open && (await choiceOn(partner, tx, open.id)),
      unlocked: partner.unlocked !== null,
      hasPassphrase: phrase !== undefined,
      erasing: going,
      round: open && {
        id: open.id,
        number: open.number,
        dueAt: open.dueAt,
        closesAt: open.closesAt,
      },
      nextOpensAt: (!going && rounds.find((each) => each.opensAt > now)?.opensAt) || null,
      reflection: begun,
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
  const [found] = await tx
    .select({ row: reflection, withdrawnAt: withdrawal.createdAt })
    .from(reflection)
    .leftJoin(withdrawal, eq(withdrawal.reflectionId, reflection.id))
    .where(
      and(
        eq(reflection.roundId, roundId),
        eq(reflection.partnerId, partner.partnerId),
        isNull(reflection.setAsideAt),
      ),
    );
  if (!found) return null;
  const { id, sentAt, sentIn, form } = found.row;
  const sentHere = sentIn === partner.signInId;
  return { id, sentAt, sentHere, withdrawn: found.withdrawnAt !== null, form };
}

// A round may close while somebody writes: what was begun in time is offered until it is sent, and
// what was sent here stays in hand while it can be corrected.
async function roundInHand(partner: Partner, tx: Transaction, now: Date) {
  const lately = new Date(now.getTime() - MAY_FINISH);
  const correctable = new Date(now.getTime() - CORRECTION_LASTS);
  const [row] = await tx
    .select({ roundId: reflection.roundId })
    .from(reflection)
    .where(
      and(
        eq(reflection.partnerId, partner.partnerId),
        eq(reflection.assignmentId, partner.assignmentId),
        isNull(reflection.setAsideAt),
        or(
          and(isNull(reflection.sentAt), gt(reflection.savedAt, lately)),
          and(eq(reflection.sentIn, partner.signInId), gt(reflection.sentAt, correctable)),
        ),
      ),
    )
    .orderBy(asc(reflection.savedAt))
    .limit(1);
  return row?.roundId;
}

async function choiceOn(partner: Partner, tx: Transaction, roundId: string) {
  const [row] = await tx
    .select({ choice: consent.choice })
    .from(consent)
    .where(and(eq(consent.roundId, roundId), eq(consent.partnerId, partner.partnerId)))
    .orderBy(desc(consent.createdAt))
    .limit(1);
  return row?.choice ?? null;
}

// What this sign-in said and saw, and what was last seen in it or before it.
async function signInsOf(partner: Partner, tx: Transaction) {
  const rows = await tx
    .select()
    .from(partnerSignIn)
    .where(eq(partnerSignIn.partnerId, partner.partnerId))
    .orderBy(desc(partnerSignIn.createdAt));
  const here = rows.find((row) => row.id === partner.signInId);
  return {
    language: here?.language ?? null,
    confirmed: Boolean(here?.confirmedAt),
    seen: here?.seenTerms ?? null,
    lastSeen: here?.seenTerms ?? rows.find((row) => row.seenTerms)?.seenTerms ?? null,
  };
}

function namePlace({ partnerId, practiceId }: Partner) {
  return { table: "partner", column: "name", row: partnerId, practice: practiceId };
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
