import "server-only";
import { and, asc, eq, lte } from "drizzle-orm";
import { findExercise } from "@/content/library";
import { assignment, round } from "@/db/schema/assignment";
import { partner as partnerTable } from "@/db/schema/couple";
import { prediction } from "@/db/schema/prediction";
import { answer, reflection, withdrawal } from "@/db/schema/reflection";
import { opening } from "@/db/schema/release";
import { openAnswer } from "@/db/sealed-answer";
import type { Language, Words } from "@/domain/language";
import type { Therapist } from "@/domain/principal";
import { releasable } from "@/domain/release";
import type { PartnerMark } from "@/domain/series";
import { type Reader, visibleTo } from "@/domain/visible";
import { record } from "./audit";
import { ownPrediction, stillClosed } from "./closed";
import { keysOf } from "./keyring";
import { type Passage, promptOf } from "./opening";
import { asPrincipal } from "./principal/transaction";
import { openPartner, requireCouple } from "./scope";

/** What both partners released on one round, for one prompt, side by side. */
export type SafePassage = Passage & {
  title: Words;
  prompt: Words;
  dueAt: Date;
  opensAt: Date;
  words: { mark: PartnerMark; name: string; language: Language; text: string }[];
};

/**
 * What both partners released and is open at `now`, newest round first, to show in a session or on a
 * report: that, and nothing else; of what the therapist is to guess first, not before it is opened.
 * Audited. Throws NotFound off the care team.
 */
export function safeView(
  therapist: Therapist,
  coupleId: string,
  now: Date = new Date(),
  viewer: Therapist | Reader = therapist,
): Promise<SafePassage[]> {
  return asPrincipal(therapist, async (tx) => {
    await requireCouple(therapist, tx, coupleId);
    const rows = await tx
      .select({
        ...{ answer, reflection, dueAt: round.dueAt, opensAt: opening.opensAt },
        ...{ partner: partnerTable },
        withdrawnAt: withdrawal.createdAt,
        ...{ exerciseKey: assignment.exerciseKey, version: assignment.exerciseVersion },
        ...{ since: assignment.guessFirstSince, predicted: prediction.id },
      })
      .from(opening)
      .innerJoin(
        answer,
        and(eq(answer.roundId, opening.roundId), eq(answer.promptKey, opening.promptKey)),
      )
      .innerJoin(round, eq(round.id, opening.roundId))
      .innerJoin(assignment, eq(assignment.id, opening.assignmentId))
      .innerJoin(partnerTable, eq(partnerTable.id, answer.partnerId))
      .innerJoin(reflection, eq(reflection.id, answer.reflectionId))
      .leftJoin(withdrawal, eq(withdrawal.reflectionId, answer.reflectionId))
      .leftJoin(prediction, ownPrediction(therapist))
      .where(and(eq(opening.coupleId, coupleId), lte(opening.opensAt, now)))
      .orderBy(asc(round.dueAt), asc(partnerTable.mark));
    await record(therapist, tx, { action: "safe-view.read", subjectId: coupleId, coupleId });
    if (rows.length === 0) return [];
    const keys = await keysOf(therapist, tx, [...new Set(rows.map((row) => row.partner.id))]);
    const passages = new Map<string, SafePassage>();
    for (const row of rows) {
      const { roundId, promptKey } = row.answer;
      const prompt = promptOf(therapist, row.exerciseKey, row.version, promptKey);
      const title = findExercise(row.exerciseKey, row.version)?.title;
      const withdrawn = row.withdrawnAt !== null;
      const { sentAt } = row.reflection;
      const of = { since: row.since, sentAt, opened: row.predicted !== null };
      const unguessed = stillClosed(therapist, of);
      const reading = { ...row.reflection, ...row.answer, careTeam: true, withdrawn };
      if (!prompt || !title || !releasable(prompt) || !keys.has(row.partner.id)) continue;
      const passage = { releasable: true, opensAt: row.opensAt };
      // Whoever reads it: what the therapist is to guess first is not shown to the therapist here either.
      if (unguessed || !visibleTo(viewer, { ...reading, passage }, now)) continue;
      const given = openAnswer(keys(row.partner.id), row.answer);
      if (given.is !== "given") continue;
      const id = `${roundId} ${promptKey}`;
      const both = passages.get(id) ?? {
        ...{ roundId, promptKey, title, prompt: prompt.title, words: [] },
        ...{ dueAt: row.dueAt, opensAt: row.opensAt },
      };
      const { mark, name } = openPartner(therapist, row.partner, keys);
      const { language } = row.reflection;
      both.words.push({ mark, name, language, text: String(given.value) });
      passages.set(id, both);
    }
    return [...passages.values()].filter((each) => each.words.length === 2).reverse();
  });
}
