import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { findExercise } from "@/content/library";
import { assignment } from "@/db/schema/assignment";
import { NotFound, Refused } from "@/domain/errors";
import { guessable } from "@/domain/prediction";
import type { Therapist } from "@/domain/principal";
import { record } from "./audit";
import { asPrincipal } from "./principal/transaction";
import { onOwnTeam } from "./scope";

/**
 * Says of an assignment whether what is sent from now on is guessed before it is opened. What had been
 * sent until then stays as open as it was, to the whole care team; ended, everything is open. Said
 * again, it changes nothing. Throws NotFound off the care team, Refused for an exercise that asks
 * nothing that can be guessed.
 */
export function setGuessFirst(
  therapist: Therapist,
  assignmentId: string,
  guessFirst: boolean,
): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    const [row] = await tx
      .select()
      .from(assignment)
      .where(
        and(
          eq(assignment.id, assignmentId),
          inArray(assignment.coupleId, onOwnTeam(therapist, tx)),
        ),
      );
    if (!row) throw new NotFound();
    requireGuessable(therapist, row.exerciseKey, row.exerciseVersion, guessFirst);
    const { coupleId } = row;
    const guessFirstSince = guessFirst ? (row.guessFirstSince ?? new Date()) : null;
    await tx.update(assignment).set({ guessFirstSince }).where(eq(assignment.id, assignmentId));
    const action = guessFirst ? "guessing.begun" : "guessing.ended";
    await record(therapist, tx, { action, subjectId: assignmentId, coupleId });
  });
}

/** Throws Refused where guessing first is asked for and the exercise has nothing to guess. */
export function requireGuessable(
  _therapist: Therapist,
  exerciseKey: string,
  version: number,
  guessFirst: boolean,
): void {
  const exercise = findExercise(exerciseKey, version);
  if (guessFirst && (!exercise || guessable(exercise).length === 0)) {
    throw new Refused("This exercise asks none of the questions that can be guessed.");
  }
}
