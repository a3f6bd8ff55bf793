import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Choice } from "@/domain/consent";
import type { Therapist } from "@/domain/principal";
import { heldReflections } from "./scope";

/** Where a couple is: its next session, what was sent last, and the round that is open or opens next. */
export type Current = {
  couple_id: string;
  next_session: string | null;
  last_sent: string | null;
  assigned: boolean;
  every_weeks: number | null;
  /** An answer asks for a private review on which nothing was decided. */
  review: boolean;
  opens_at: string | null;
  due_at: string | null;
  exercise_key: string | null;
  exercise_version: number | null;
  work: Work[] | null;
};

/** How far one partner is with that round. */
export type Work = {
  partner_id: string;
  begun: boolean;
  sent_at: string | null;
  choice: Choice | null;
  held: boolean;
};

/** Where each of some couples is at `now`, by the couple's id, in one statement. */
export async function currentOf(
  therapist: Therapist,
  tx: Transaction,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, Current>> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const found = await tx.execute<Current>(sql`
    select c.id as couple_id,
           (select min(s.starts_at) from session s where s.couple_id = c.id and s.starts_at > ${at}) as next_session,
           (select max(r.sent_at) from reflection r where r.couple_id = c.id) as last_sent,
           exists (select 1 from assignment a where a.couple_id = c.id) as assigned,
           (select max(a.every_weeks) from assignment a where a.couple_id = c.id) as every_weeks,
           -- One that was given to the other partner asks there.
           exists (select 1 from review v where v.couple_id = c.id
              and not exists (select 1 from review_entry e where e.review_id = v.id and e.kind = 'decided')
              and not exists (select 1 from setting_aside s
                               where s.reflection_id = v.reflection_id and s.readdressed_as is not null)) as review,
           n.opens_at, n.due_at, n.exercise_key, n.exercise_version, w.work
      from unnest(${list(ids)}) as c(id)
      -- The round that is open (the latest) or opens next.
      left join lateral (
        select n.id, n.assignment_id, n.opens_at, n.due_at, a.exercise_key, a.exercise_version
          from assignment a join round n on n.assignment_id = a.id
         where a.couple_id = c.id and n.closes_at > ${at}
         order by n.opens_at > ${at}, abs(extract(epoch from n.opens_at - ${at})) limit 1
      ) n on true
      left join lateral (
        select json_agg(json_build_object(
                 'partner_id', l.partner_id, 'begun', r.id is not null, 'sent_at', r.sent_at,
                 'choice', (select t.choice from consent t where t.round_id = n.id and t.partner_id = l.partner_id
                             order by t.created_at desc limit 1),
                 'held', coalesce(r.id in ${heldReflections(therapist)}, false))) as work
          from (select distinct l.partner_id from link l where l.assignment_id = n.assignment_id) l
          left join reflection r on r.round_id = n.id and r.partner_id = l.partner_id and r.set_aside_at is null
      ) w on true`);
  // In the room nobody learns what a partner chose, or that something is in doubt.
  const told = (row: Work) => (therapist.inTheRoom ? { ...row, choice: null, held: false } : row);
  return new Map(
    found.rows.map((row) => [row.couple_id, { ...row, work: row.work?.map(told) ?? null }]),
  );
}

function list(ids: readonly string[]) {
  return sql`array[${sql.join(
    ids.map((each) => sql`${each}::uuid`),
    sql`, `,
  )}]`;
}
