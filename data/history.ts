import "server-only";
import { and, desc, eq, inArray, isNotNull, lte } from "drizzle-orm";
import { findExercise } from "@/content/library";
import type { Transaction } from "@/db/client";
import { assignment, round } from "@/db/schema/assignment";
import { confidences } from "@/db/schema/confidences";
import {
  answer,
  earlierAnswer,
  rating,
  reflection,
  settingAside,
  withdrawal,
} from "@/db/schema/reflection";
import { opening, release } from "@/db/schema/release";
import { openAnswer, openEarlier, openRatings } from "@/db/sealed-answer";
import type { ConfidencesWords, Template } from "@/domain/confidences";
import { stepsOf } from "@/domain/consent";
import { Refused } from "@/domain/errors";
import { type Prompt, promptsOf } from "@/domain/exercise";
import type { Words } from "@/domain/language";
import type { Partner } from "@/domain/principal";
import { releasable } from "@/domain/release";
import { visibleTo } from "@/domain/visible";
import { openText } from "@/server/seal";
import { record } from "./audit";
import { isErasing } from "./erasing";
import { keysOf } from "./keyring";
import { type OpenedPassage, openedPassages } from "./opening";
import { asPrincipal, asSystem } from "./principal/transaction";
import type { Shown } from "./reflection";

/** One question of a past reflection, with the own answer as far as the passphrase opens it. */
export type PastAnswer = {
  prompt: Prompt;
  own: Shown;
  /** What was true before "something else is true now", the oldest first. */
  before: readonly string[];
  /** Whether the other partner may read it if both choose it; null where that is not to be chosen. */
  released: boolean | null;
  /** The other partner's words, where both released them and their hour has come. */
  theirs: string | null;
};

/** A reflection that was sent. */
export type PastReflection = {
  id: string;
  roundId: string;
  title: Words;
  sentAt: Date;
  dueAt: Date;
  withdrawnAt: Date | null;
  /** What the therapist may bring up, as it was when this was written; null when nothing was. */
  policy: { template: Template; words: ConfidencesWords } | null;
  answers: readonly PastAnswer[];
};

/**
 * What this partner sent, whatever the assignment, newest first, as far as the passphrase opens it
 * (product rule 4), with what the other partner released beside it. Nothing while everything is
 * being erased. Audited. Throws Refused in a sign-in in which the passphrase was not said.
 */
export async function readHistory(
  partner: Partner,
  now: Date = new Date(),
): Promise<PastReflection[]> {
  const past = await asPrincipal(partner, async (tx) => {
    const found = await readSent(partner, tx, now);
    await record(partner, tx, { action: "history.read", subjectId: partner.partnerId });
    return found;
  });
  const roundIds = past.map((each) => each.roundId);
  const opened = await openedPassages(partner, roundIds, now);
  return past
    .map(({ latelyOpened, ...each }) => ({
      ...each,
      answers: each.answers.map((one) => {
        // What had opened before the passphrase was set is the past, and nobody gains that by setting one.
        const mayRead = one.own.answer !== "elsewhere" || latelyOpened.has(one.prompt.key);
        const passage = opened.find(isOf(each.roundId, one.prompt.key));
        return { ...one, theirs: mayRead && passage ? passage.text : null };
      }),
    }))
    .filter(({ answers }) => answers.some((one) => one.own.answer !== "elsewhere" || one.theirs));
}

/** The same to take away: the partner's own words and numbers, and nothing of the other's. Audited. */
export function downloadHistory(
  partner: Partner,
  now: Date = new Date(),
): Promise<PastReflection[]> {
  return asPrincipal(partner, async (tx) => {
    const past = await readSent(partner, tx, now);
    await record(partner, tx, { action: "history.downloaded", subjectId: partner.partnerId });
    return past
      .map(({ latelyOpened: _, ...each }) => each)
      .filter(({ answers }) => answers.some((one) => one.own.answer !== "elsewhere"));
  });
}

/** Every sent reflection of the partner, or the one asked for, each answer shown or not; the other's left out. */
export async function readSent(
  partner: Partner,
  tx: Transaction,
  now: Date,
  only?: string,
): Promise<(PastReflection & { latelyOpened: ReadonlySet<string> })[]> {
  const { unlocked, partnerId } = partner;
  if (!unlocked) throw new Refused("The passphrase comes first.");
  if (await isErasing(partner, tx)) return [];
  const mine = and(eq(reflection.partnerId, partnerId), isNotNull(reflection.sentAt));
  const rows = await tx
    .select({
      ...{ row: reflection, dueAt: round.dueAt, given: assignment, blob: rating },
      ...{ policy: confidences, withdrawnAt: withdrawal.createdAt },
    })
    .from(reflection)
    .innerJoin(round, eq(round.id, reflection.roundId))
    .innerJoin(assignment, eq(assignment.id, reflection.assignmentId))
    .leftJoin(rating, eq(rating.reflectionId, reflection.id))
    .leftJoin(confidences, eq(confidences.id, reflection.confidencesId))
    .leftJoin(withdrawal, eq(withdrawal.reflectionId, reflection.id))
    .where(only ? and(mine, eq(reflection.id, only)) : mine)
    .orderBy(desc(reflection.sentAt));
  const aside = await setAside(partner, tx);
  const kept = rows.filter(({ row }) => !aside.has(row.id));
  const beside = await besides(
    partner,
    tx,
    kept.map(({ row }) => row),
    now,
  );
  const keys = await keysOf(partner, tx, [partnerId, partner.coupleId]);
  const key = keys(partnerId);
  return kept.flatMap(({ row, given, blob, policy, dueAt, withdrawnAt }) => {
    const exercise = findExercise(given.exerciseKey, given.exerciseVersion);
    if (!exercise || !row.sentAt) return [];
    const reading = { ...row, careTeam: false, withdrawn: withdrawnAt !== null };
    const opens = (writtenIn: string, writtenAt: Date | null) =>
      visibleTo(partner, { ...reading, writtenIn, writtenAt }, now);
    const ratings = blob ? openRatings(key, blob) : {};
    const ownOf = (prompt: Prompt): Shown => {
      const text = beside.texts.find(isOf(row.id, prompt.key));
      if (text) {
        const shown = opens(text.writtenIn, text.writtenAt);
        return { answer: shown ? openAnswer(key, text) : "elsewhere" };
      }
      const rated = ratings[prompt.key];
      const shown = rated && opens(rated.writtenIn, new Date(rated.writtenAt));
      return { answer: shown ? rated.answer : "elsewhere" };
    };
    const answers = promptsOf({ steps: stepsOf(exercise, row.form) }).map((prompt) => {
      const own = ownOf(prompt);
      const before = beside.earlier
        .filter(isOf(row.id, prompt.key))
        .filter((each) => opens(each.writtenIn, null))
        .map((each) => openEarlier(key, each))
        .flatMap((each) => (each.is === "given" ? [String(each.value)] : []));
      const choosable = releasable(prompt) && !withdrawnAt && isGiven(own);
      const released = choosable ? beside.releases.some(isOf(row.id, prompt.key)) : null;
      return { prompt, own, before, released, theirs: null };
    });
    const lately = beside.openings
      .filter(({ of, opensAt }) => of === row.roundId && opensAt >= unlocked.setAt)
      .map(({ promptKey }) => promptKey);
    return [
      {
        ...{ id: row.id, roundId: row.roundId, title: exercise.title, sentAt: row.sentAt },
        ...{ dueAt, withdrawnAt, answers, latelyOpened: new Set(lately) },
        policy: policy && {
          template: policy.template,
          words: JSON.parse(openText(keys(partner.coupleId), policyPlace(policy), policy.words)),
        },
      },
    ];
  });
}

async function besides(
  partner: Partner,
  tx: Transaction,
  rows: readonly { id: string; roundId: string }[],
  now: Date,
) {
  const ids = rows.map((row) => row.id);
  const roundIds = rows.map((row) => row.roundId);
  const texts = await tx.select().from(answer).where(inArray(answer.reflectionId, ids));
  const earlier = await tx
    .select()
    .from(earlierAnswer)
    .where(inArray(earlierAnswer.reflectionId, ids))
    .orderBy(earlierAnswer.createdAt);
  const releases = await tx
    .select({ of: release.reflectionId, promptKey: release.promptKey })
    .from(release)
    .where(eq(release.partnerId, partner.partnerId));
  // What is to open later would tell of the other's choice: only what is open is read.
  const openings = await asSystem(partner, tx, () =>
    tx
      .select({ of: opening.roundId, promptKey: opening.promptKey, opensAt: opening.opensAt })
      .from(opening)
      .where(and(inArray(opening.roundId, roundIds), lte(opening.opensAt, now))),
  );
  const by = <R extends { reflectionId: string }>(row: R) => ({ ...row, of: row.reflectionId });
  return { texts: texts.map(by), earlier: earlier.map(by), releases, openings };
}

// What somebody else wrote by this partner's link is not this partner's past.
function setAside(partner: Partner, tx: Transaction): Promise<ReadonlySet<string>> {
  return asSystem(partner, tx, async () => {
    const rows = await tx
      .select({ id: settingAside.reflectionId })
      .from(settingAside)
      .where(eq(settingAside.coupleId, partner.coupleId));
    return new Set(rows.map((row) => row.id));
  });
}

function isGiven({ answer: own }: Shown): boolean {
  return own !== "elsewhere" && own.is === "given";
}

function isOf(of: string, promptKey: string) {
  return (row: { of: string; promptKey: string } | OpenedPassage) =>
    ("of" in row ? row.of : row.roundId) === of && row.promptKey === promptKey;
}

function policyPlace(row: { id: string; practiceId: string }) {
  return { table: "confidences", column: "words", row: row.id, practice: row.practiceId };
}
