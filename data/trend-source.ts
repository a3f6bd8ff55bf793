import "server-only";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { couple, partner } from "@/db/schema/couple";
import { practice } from "@/db/schema/practice";
import { NotFound } from "@/domain/errors";
import type { Therapist } from "@/domain/principal";
import type { PartnerMark } from "@/domain/series";
import { instantOf } from "@/domain/wall-time";
import { record } from "./audit";
import { EVENTS, openEvents } from "./event";
import { keysOf } from "./keyring";
import { sentRatings } from "./rating";
import { onOwnTeam, openAlias, openName } from "./scope";

/**
 * All that trends of a couple are made of, in four statements: names, every rating in sight, its
 * sessions and events, and how often its exercises repeat. Audited. Throws NotFound off the care team.
 */
export async function trendSource(therapist: Therapist, tx: Transaction, coupleId: string) {
  const rows = await tx
    .select({
      couple,
      partner,
      timeZone: practice.timeZone,
      sessions: sql<string[]>`(
        select coalesce(json_agg(s.starts_at order by s.starts_at), '[]'::json)
          from session s where s.couple_id = ${couple.id})`,
      everyWeeks: sql<Record<string, number>>`(
        select coalesce(json_object_agg(e.key, e.weeks), '{}'::json)
          from (select a.exercise_key as key, max(a.every_weeks) as weeks from assignment a
                 where a.couple_id = ${couple.id} and a.every_weeks is not null group by 1) e)`,
      events: EVENTS,
      guessing: sql<boolean>`(
        exists (select 1 from assignment a where a.couple_id = ${couple.id} and a.guess_first_since is not null)
        or exists (select 1 from prediction q
                    where q.couple_id = ${couple.id} and q.member_id = ${therapist.memberId}))`,
    })
    .from(couple)
    .innerJoin(practice, eq(practice.id, couple.practiceId))
    .innerJoin(partner, eq(partner.coupleId, couple.id))
    .where(and(eq(couple.id, coupleId), inArray(couple.id, onOwnTeam(therapist, tx))))
    .orderBy(asc(partner.mark));
  const [first] = rows;
  if (!first) throw new NotFound();
  const { timeZone } = first;
  const ids = rows.map((row) => row.partner.id);
  const keys = await keysOf(therapist, tx, [coupleId, ...ids]);
  const ratings = await sentRatings(therapist, tx, [coupleId], null, keys);
  const events = openEvents(therapist, first.events, coupleId, keys);
  await record(therapist, tx, { action: "trend.read", subjectId: coupleId, coupleId });
  const partners = rows.map(({ partner: { mark, ...row } }) => ({
    mark,
    name: openName(therapist, row, keys),
  }));
  const nameOf = (mark: PartnerMark) => partners.find((each) => each.mark === mark)?.name ?? "";
  return {
    alias: openAlias(therapist, first.couple, keys),
    partners,
    names: { circle: nameOf("circle"), diamond: nameOf("diamond") },
    ratings,
    sessions: first.sessions.map((at) => new Date(at)),
    // A day has no hour; its noon stands for it.
    events: events.map(({ on, words }) => ({ at: instantOf(`${on}T12:00`, timeZone), words })),
    everyWeeks: first.everyWeeks,
    guessing: first.guessing,
    timeZone,
  };
}
