import "server-only";
import { sql } from "drizzle-orm";
import { findExercise, latestExercise } from "@/content/library";
import type { Transaction } from "@/db/client";
import { openRatings } from "@/db/sealed-answer";
import type { CoreItem } from "@/domain/capacity";
import { type Form, stepsOf } from "@/domain/consent";
import { type Prompt, promptsOf, rewordedPrompts } from "@/domain/exercise";
import type { Therapist } from "@/domain/principal";
import type { Answer, Answers } from "@/domain/reflection";
import type { PartnerMark } from "@/domain/series";
import { isClosed } from "./closed";
import { type KeyRing, keysOf } from "./keyring";
import { heldReflections } from "./scope";

/** The exercise that trends are made of; core items asked elsewhere are lighter marks. */
export const BACKBONE = "weekly-check-in";

/** The scales and choices of one sent reflection, and which of them are core items. */
export type SentRatings = {
  reflectionId: string;
  coupleId: string;
  mark: PartnerMark;
  sentAt: Date;
  roundId: string;
  roundNumber: number;
  exerciseKey: string;
  hasMoment: boolean;
  /** By prompt; therapist-only ones among them, but not in the room. */
  answers: Answers;
  items: Items;
  /** Items asked in another wording than the exercise has today: no line leads across (measurement). */
  reworded: readonly CoreItem[];
  /** The same of every prompt, by its key. */
  rewordedKeys: readonly string[];
};

function list(ids: readonly string[]) {
  return sql.join(
    ids.map((each) => sql`${each}::uuid`),
    sql`, `,
  );
}

type Items = Partial<Record<CoreItem, Answer>>;

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
 * The ratings of sent reflections, oldest first: of each partner of the couples the `latest`
 * ones of the backbone exercise, or (null) all of every exercise; none that the therapist is to
 * guess first. Opens the small blobs alone.
 */
export async function sentRatings(
  therapist: Therapist,
  tx: Transaction,
  coupleIds: readonly string[],
  latest: number | null,
  keys?: KeyRing,
): Promise<SentRatings[]> {
  if (coupleIds.length === 0) return [];
  const here = list(coupleIds);
  // Row-level security leaves out the ratings of what is out of sight. Of the latest it is left out
  // before they are counted, so that it takes up no place among them; and what is true of all couples
  // is asked once, not once for each of thousands of reflections.
  const found = await tx.execute<Row>(sql`
    with a as materialized (
      select id, couple_id, exercise_key, exercise_version, guess_first_since,
             moment is not null as has_moment
        from assignment
       where couple_id in (${here}) and (${latest}::int is null or exercise_key = ${BACKBONE})
    ), hidden as materialized (
      select reflection_id from withdrawal where couple_id in (${here})
      union all select reflection_id from setting_aside where couple_id in (${here})
      union all ${heldReflections(therapist)}
      union all select r.id from a cross join lateral (
        select r.id, r.round_id, r.partner_id, r.sent_at from reflection r
         -- Where nobody guesses first, no reflection is looked at.
         where a.guess_first_since is not null and r.couple_id = a.couple_id and r.assignment_id = a.id
           and r.sent_at is not null offset 0
      ) r where ${isClosed(therapist)}
    )
    select r.id as reflection_id, r.couple_id, r.partner_id, r.practice_id, p.mark, r.sent_at,
           r.round_id, n.number, a.exercise_key, a.exercise_version, a.has_moment, r.form, t.sealed
      from partner p
     cross join lateral (
       select * from reflection r
        where r.couple_id = p.couple_id and r.partner_id = p.id and r.sent_at is not null
          and r.assignment_id = any (array(select a.id from a where a.couple_id = p.couple_id))
          and r.id <> all (array(select reflection_id from hidden))
        order by r.sent_at desc limit ${latest}::int
     ) r
      join a on a.id = r.assignment_id
      join round n on n.id = r.round_id
      join rating t on t.reflection_id = r.id
     where p.couple_id in (${here})
     order by r.sent_at`);
  const owners = [...new Set(found.rows.map((row) => row.partner_id))];
  const ring = keys ?? (await keysOf(therapist, tx, owners));
  const askedIn = remembered();
  return found.rows.map((row) => ({
    reflectionId: row.reflection_id,
    coupleId: row.couple_id,
    mark: row.mark,
    sentAt: new Date(row.sent_at),
    roundId: row.round_id,
    roundNumber: row.number,
    exerciseKey: row.exercise_key,
    hasMoment: row.has_moment,
    ...opened(therapist, row, ring, askedIn(row)),
  }));
}

type Asked = { prompts: Prompt[]; reworded: Prompt[] };

// What a version asks in a form, looked up once for the many reflections on it; null when it is not
// among the library's.
function remembered(): (row: Row) => Asked | null {
  const known = new Map<string, Asked | null>();
  return ({ exercise_key: key, exercise_version: version, form }) => {
    const name = `${key} ${version} ${form}`;
    const before = known.get(name);
    if (before !== undefined) return before;
    const exercise = findExercise(key, version);
    const found = exercise
      ? {
          prompts: promptsOf({ steps: stepsOf(exercise, form) }),
          reworded: rewordedPrompts(exercise, latestExercise(key)),
        }
      : null;
    known.set(name, found);
    return found;
  };
}

function opened(therapist: Therapist, row: Row, keys: KeyRing, asked: Asked | null) {
  if (!asked || !keys.has(row.partner_id)) {
    return { answers: {}, items: {}, reworded: [], rewordedKeys: [] };
  }
  const ratings = openRatings(keys(row.partner_id), {
    reflectionId: row.reflection_id,
    practiceId: row.practice_id,
    sealed: row.sealed,
  });
  const answers: Record<string, Answer> = {};
  const items: Items = {};
  // A number from before another form was chosen was never sent.
  for (const { key, core, therapistOnly } of asked.prompts) {
    const answer = ratings[key]?.answer;
    if (!answer || (therapistOnly && therapist.inTheRoom)) continue;
    answers[key] = answer;
    if (core && !therapistOnly) items[core] = answer;
  }
  return {
    ...{ answers, items },
    reworded: asked.reworded.flatMap((prompt) => prompt.core ?? []),
    rewordedKeys: asked.reworded.map((prompt) => prompt.key),
  };
}
