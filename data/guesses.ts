import "server-only";
import { sql } from "drizzle-orm";
import { findExercise, latestExercise } from "@/content/library";
import { openRatings } from "@/db/sealed-answer";
import { openPrediction } from "@/db/sealed-prediction";
import { type Form, stepsOf } from "@/domain/consent";
import { NotFound } from "@/domain/errors";
import { promptsOf, rewordedPrompts } from "@/domain/exercise";
import { type Beside, guessable } from "@/domain/prediction";
import type { Therapist } from "@/domain/principal";
import { answerLabel } from "@/domain/reflection";
import type { PartnerMark } from "@/domain/series";
import type { Key } from "@/server/seal";
import { record } from "./audit";
import { isClosed } from "./closed";
import { keysOf } from "./keyring";
import { asPrincipal } from "./principal/transaction";

/** Which reflection it is: whose, of which round of which exercise, and since when it was there. */
type Of = {
  reflectionId: string;
  roundId: string;
  roundNumber: number;
  exerciseKey: string;
  title: string;
  mark: PartnerMark;
  sentAt: Date;
};

/** What the therapist guessed of one reflection, item by item, each beside the answer. */
export type GuessView = Of & {
  items: (Beside & { guessLabel: string; answerLabel: string })[];
};

export type Guesses = {
  /** Oldest first; none of what is withdrawn, set aside or being erased. */
  guesses: GuessView[];
  /** What was sent and is closed to the therapist until it is guessed or opened; nothing of what it says. */
  waiting: Of[];
};

type Row = {
  reflection_id: string | null;
  round_id: string;
  partner_id: string;
  practice_id: string;
  form: Form;
  sent_at: string;
  mark: PartnerMark;
  number: number;
  exercise_key: string;
  exercise_version: number;
  ratings: Buffer;
  prediction_id: string | null;
  guess: Buffer | null;
};

/**
 * What this therapist, and nobody else, guessed of a couple's reflections before opening them, beside
 * the answers, and what still waits for a guess. One statement where there is neither; audited where
 * an answer is shown. It is for the therapist alone: no colleague, no partner, no shared report, and
 * on paper only where it was ticked, and in the room never (product rule 14). Throws NotFound off the care team.
 */
export function guessesOf(therapist: Therapist, coupleId: string): Promise<Guesses> {
  return asPrincipal(therapist, async (tx) => {
    const { rows } = await tx.execute<Row>(sql`
      select r.id as reflection_id, r.round_id, r.partner_id, r.practice_id, r.form, r.sent_at, p.mark,
             n.number, a.exercise_key, a.exercise_version, t.sealed as ratings,
             q.id as prediction_id, q.guess
        from couple c
        join care_team m on m.couple_id = c.id and m.member_id = ${therapist.memberId}
         and m.waiting_since is null
        left join (reflection r
          join assignment a on a.id = r.assignment_id
          join round n on n.id = r.round_id
          join partner p on p.id = r.partner_id
          -- Row-level security shows none of what is out of sight.
          join rating t on t.reflection_id = r.id
          left join prediction q on q.round_id = r.round_id and q.about = r.partner_id
           and q.member_id = ${therapist.memberId}
        ) on r.couple_id = c.id and r.sent_at is not null and (q.guess is not null or ${isClosed(therapist)})
       where c.id = ${coupleId}
       order by r.sent_at`);
    if (rows.length === 0) throw new NotFound();
    if (therapist.inTheRoom) return { guesses: [], waiting: [] };
    const found = rows.filter((row) => row.reflection_id !== null);
    const guessed = found.filter((row) => row.guess !== null);
    const waiting = found.filter((row) => row.guess === null).map(ofRow);
    if (guessed.length === 0) return { guesses: [], waiting };
    const keys = await keysOf(therapist, tx, [...new Set(guessed.map((row) => row.partner_id))]);
    await record(therapist, tx, { action: "guesses.read", subjectId: coupleId, coupleId });
    return {
      guesses: guessed
        .filter((row) => keys.has(row.partner_id))
        .map((row) => ({ ...ofRow(row), items: besides(row, keys(row.partner_id)) })),
      waiting,
    };
  });
}

function ofRow(row: Row): Of {
  return {
    reflectionId: row.reflection_id ?? "",
    roundId: row.round_id,
    roundNumber: row.number,
    exerciseKey: row.exercise_key,
    title: findExercise(row.exercise_key, row.exercise_version)?.title.en ?? row.exercise_key,
    mark: row.mark,
    sentAt: new Date(row.sent_at),
  };
}

// Each guess with its answer; what the partner's form never asked has none.
function besides(row: Row, key: Key): GuessView["items"] {
  const exercise = findExercise(row.exercise_key, row.exercise_version);
  const { prediction_id: id, practice_id: practiceId, guess, reflection_id: reflectionId } = row;
  if (!exercise || !id || !guess || !reflectionId) return [];
  const guesses = openPrediction(key, { id, practiceId, guess });
  const ratings = openRatings(key, { reflectionId, practiceId, sealed: row.ratings });
  const asked = new Set(promptsOf({ steps: stepsOf(exercise, row.form) }).map((each) => each.key));
  const reworded = rewordedPrompts(exercise, latestExercise(row.exercise_key));
  return guessable(exercise).flatMap((prompt) => {
    const value = guesses[prompt.core];
    if (value === undefined) return [];
    const answer = (asked.has(prompt.key) && ratings[prompt.key]?.answer) || { is: "skipped" };
    const before = reworded.some(({ key: asked }) => asked === prompt.key);
    return [
      {
        ...{ item: prompt.core, guess: value, answer, ...(before && { before }) },
        guessLabel: answerLabel(prompt, { is: "given", value }),
        answerLabel: asked.has(prompt.key) ? answerLabel(prompt, answer) : "Not asked",
      },
    ];
  });
}
