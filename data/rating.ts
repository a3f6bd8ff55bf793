import "server-only";
import { sql } from "drizzle-orm";
import { findExercise, latestExercise } from "@/content/library";
import type { Transaction } from "@/db/client";
import { openRatings } from "@/db/sealed-answer";
import type { CoreItem } from "@/domain/capacity";
import { type Form, stepsOf } from "@/domain/consent";
import { promptsOf, rewordedItems } from "@/domain/exercise";
import type { Therapist } from "@/domain/principal";
import type { Answer } from "@/domain/reflection";
import type { PartnerMark } from "@/domain/series";
import { isClosed } from "./closed";
import { type KeyRing, keysOf } from "./keyring";

/** The exercise that trends are made of; core items asked elsewhere are lighter marks. */
export const BACKBONE = "weekly-check-in";

/** The core items of one sent reflection. */
export type CoreRatings = {
  reflectionId: string;
  coupleId: string;
  mark: PartnerMark;
  sentAt: Date;
  roundId: string;
  roundNumber: number;
  exerciseKey: string;
  hasMoment: boolean;
  items: Partial<Record<CoreItem, Answer>>;
  /** Items asked in another wording than the exercise has today: no line leads across (measurement). */
  reworded: readonly CoreItem[];
};

type Row = {
  reflection_id: string;
  couple_id: string;
  partner_id: string;
  practice_id: string;
  mark: PartnerMark;
  sent_at: string;
  round_id: string;
  number: number;
  exercise_key: string;
  exercise_version: number;
  has_moment: boolean;
  form: Form;
  sealed: Buffer;
};

/**
 * The core items of sent reflections, oldest first: of each partner of the couples the `latest`
 * ones of the backbone exercise, or (null) all of every exercise; none that the therapist is to
 * guess first. Opens the small blobs alone.
 */
export async function coreRatings(
  therapist: Therapist,
  tx: Transaction,
  coupleIds: readonly string[],
  latest: number | null,
  keys?: KeyRing,
): Promise<CoreRatings[]> {
  if (coupleIds.length === 0) return [];
  const found = await tx.execute<Row>(sql`
    select r.id as reflection_id, r.couple_id, r.partner_id, r.practice_id, p.mark, r.sent_at,
           r.round_id, n.number, r.exercise_key, r.exercise_version, r.has_moment, r.form, r.sealed
      from partner p
     cross join lateral (
       select r.id, r.couple_id, r.partner_id, r.practice_id, r.sent_at, r.round_id,
              a.exercise_key, a.exercise_version, a.moment is not null as has_moment, r.form, t.sealed
         from reflection r
         join assignment a on a.id = r.assignment_id
         -- Row-level security leaves out what is out of sight; it takes up no place of the latest.
         join rating t on t.reflection_id = r.id
        where r.couple_id = p.couple_id and r.partner_id = p.id and r.sent_at is not null
          and (${latest}::int is null or a.exercise_key = ${BACKBONE})
          and not ${isClosed(therapist)}
        order by r.sent_at desc limit ${latest}::int
     ) r
      join round n on n.id = r.round_id
     where p.couple_id in (${sql.join(
       coupleIds.map((each) => sql`${each}::uuid`),
       sql`, `,
     )})
     order by r.sent_at`);
  const owners = [...new Set(found.rows.map((row) => row.partner_id))];
  const ring = keys ?? (await keysOf(therapist, tx, owners));
  return found.rows.map((row) => ({
    reflectionId: row.reflection_id,
    coupleId: row.couple_id,
    mark: row.mark,
    sentAt: new Date(row.sent_at),
    roundId: row.round_id,
    roundNumber: row.number,
    exerciseKey: row.exercise_key,
    hasMoment: row.has_moment,
    items: coreItems(row, ring),
    reworded: rewordedItems(
      findExercise(row.exercise_key, row.exercise_version),
      latestExercise(row.exercise_key),
    ),
  }));
}

function coreItems(row: Row, keys: KeyRing): CoreRatings["items"] {
  const exercise = findExercise(row.exercise_key, row.exercise_version);
  if (!exercise || !keys.has(row.partner_id)) return {};
  const ratings = openRatings(keys(row.partner_id), {
    reflectionId: row.reflection_id,
    practiceId: row.practice_id,
    sealed: row.sealed,
  });
  // A number from before another form was chosen was never sent.
  const asked = promptsOf({ steps: stepsOf(exercise, row.form) }).filter(
    (prompt) => prompt.core && !prompt.therapistOnly,
  );
  return Object.fromEntries(asked.map((prompt) => [prompt.core, ratings[prompt.key]?.answer]));
}
