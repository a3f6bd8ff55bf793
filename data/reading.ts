import "server-only";
import { and, asc, desc, eq, inArray, isNotNull } from "drizzle-orm";
import { findExercise } from "@/content/library";
import { assignment, round } from "@/db/schema/assignment";
import { partner } from "@/db/schema/couple";
import { erasure } from "@/db/schema/erasure";
import { answer, rating, reflection, settingAside, withdrawal } from "@/db/schema/reflection";
import { openAnswer, openRatings } from "@/db/sealed-answer";
import { type Prompt, promptsOf } from "@/domain/exercise";
import type { Therapist } from "@/domain/principal";
import type { Answer } from "@/domain/reflection";
import { visibleTo } from "@/domain/visible";
import { openText } from "@/server/seal";
import { record } from "./audit";
import { keysOf } from "./keyring";
import { asPrincipal } from "./principal/transaction";
import { requireCouple } from "./scope";

export type ReadReflection = {
  id: string;
  sentAt: Date;
  language: string;
  answers: { key: string; prompt: string; therapistOnly: boolean; answer: Answer; label: string }[];
};

export type RoundPair = {
  roundId: string;
  assignmentId: string;
  number: number;
  title: string;
  moment: string | null;
  dueAt: Date;
  reflections: { circle: ReadReflection | null; diamond: ReadReflection | null };
};

/** Rounds with at least one sent reflection, newest first, each partner's in its own column. Audited. */
export function listRounds(
  therapist: Therapist,
  coupleId: string,
  latest = 12,
): Promise<RoundPair[]> {
  return asPrincipal(therapist, async (tx) => {
    await requireCouple(therapist, tx, coupleId);
    const rounds = await tx
      .selectDistinct({
        id: round.id,
        number: round.number,
        dueAt: round.dueAt,
        assignmentId: round.assignmentId,
        exerciseKey: assignment.exerciseKey,
        exerciseVersion: assignment.exerciseVersion,
        moment: assignment.moment,
      })
      .from(round)
      .innerJoin(assignment, eq(assignment.id, round.assignmentId))
      .innerJoin(reflection, and(eq(reflection.roundId, round.id), isNotNull(reflection.sentAt)))
      .where(eq(round.coupleId, coupleId))
      .orderBy(desc(round.dueAt), desc(round.number))
      .limit(latest);
    if (rounds.length === 0) return [];
    const rows = await tx
      .select({
        ...{ reflection, partnerMark: partner.mark, rating },
        ...{ withdrawnAt: withdrawal.createdAt, setAsideAt: settingAside.createdAt },
        erasingSince: erasure.createdAt,
      })
      .from(reflection)
      .innerJoin(partner, eq(partner.id, reflection.partnerId))
      .leftJoin(rating, eq(rating.reflectionId, reflection.id))
      .leftJoin(withdrawal, eq(withdrawal.reflectionId, reflection.id))
      .leftJoin(settingAside, eq(settingAside.reflectionId, reflection.id))
      .leftJoin(erasure, eq(erasure.partnerId, reflection.partnerId))
      .where(
        and(
          isNotNull(reflection.sentAt),
          inArray(
            reflection.roundId,
            rounds.map((each) => each.id),
          ),
        ),
      );
    const texts = await tx
      .select()
      .from(answer)
      .where(
        inArray(
          answer.reflectionId,
          rows.map((row) => row.reflection.id),
        ),
      )
      .orderBy(asc(answer.promptKey));
    const partners = [...new Set(rows.map((row) => row.reflection.partnerId))];
    const keys = await keysOf(therapist, tx, [coupleId, ...partners]);
    await record(therapist, tx, { action: "reflections.read", subjectId: coupleId, coupleId });

    const pairs = rounds.map((each): RoundPair => {
      const exercise = findExercise(each.exerciseKey, each.exerciseVersion);
      const read = (mark: "circle" | "diamond"): ReadReflection | null => {
        const row = rows.find((r) => r.partnerMark === mark && r.reflection.roundId === each.id);
        if (!row?.reflection.sentAt || !exercise) return null;
        const reading = { ...row.reflection, writtenIn: null, writtenAt: null, careTeam: true };
        const withdrawn = row.withdrawnAt !== null || row.setAsideAt !== null;
        const erasing = row.erasingSince !== null;
        if (!visibleTo(therapist, { ...reading, withdrawn, erasing }, new Date())) return null;
        const key = keys(row.reflection.partnerId);
        const ratings = row.rating ? openRatings(key, row.rating) : {};
        const given = (prompt: Prompt): Answer => {
          const text = texts.find(
            (t) => t.reflectionId === row.reflection.id && t.promptKey === prompt.key,
          );
          return text ? openAnswer(key, text) : (ratings[prompt.key]?.answer ?? { is: "skipped" });
        };
        return {
          id: row.reflection.id,
          sentAt: row.reflection.sentAt,
          language: row.reflection.language,
          answers: promptsOf(exercise).map((prompt) => ({
            key: prompt.key,
            prompt: prompt.title.en,
            therapistOnly: prompt.therapistOnly ?? false,
            answer: given(prompt),
            label: labelOf(prompt, given(prompt)),
          })),
        };
      };
      const place = {
        table: "assignment",
        column: "moment",
        row: each.assignmentId,
        practice: therapist.practiceId,
      };
      return {
        roundId: each.id,
        assignmentId: each.assignmentId,
        number: each.number,
        title: exercise?.title.en ?? each.exerciseKey,
        moment:
          each.moment && keys.has(coupleId) ? openText(keys(coupleId), place, each.moment) : null,
        dueAt: each.dueAt,
        reflections: { circle: read("circle"), diamond: read("diamond") },
      };
    });
    // Where all that was sent has been withdrawn there is nothing to read, nor that there was.
    return pairs.filter(({ reflections }) => reflections.circle || reflections.diamond);
  });
}

function labelOf(prompt: Prompt, given: Answer): string {
  if (given.is === "skipped") return "Skipped";
  if (given.is === "unknown") return "I don’t know yet";
  if (prompt.kind !== "choose") return String(given.value);
  return prompt.options.find((option) => option.key === given.value)?.label.en ?? "";
}
