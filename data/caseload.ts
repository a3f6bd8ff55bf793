import "server-only";
import { asc, eq, inArray, sql } from "drizzle-orm";
import { findExercise } from "@/content/library";
import type { Transaction } from "@/db/client";
import { archival, couple, partner } from "@/db/schema/couple";
import { type Doing, type Facts, reasonLine } from "@/domain/caseload";
import type { Choice } from "@/domain/consent";
import { seriesOf } from "@/domain/core-series";
import type { Therapist } from "@/domain/principal";
import type { Series } from "@/domain/series";
import { dayOf, momentOf } from "@/domain/when";
import { record } from "./audit";
import { keysOf } from "./keyring";
import { asPrincipal } from "./principal/transaction";
import { coreRatings } from "./rating";
import { heldReflections, onOwnTeam, openAlias, openPartner, timeZoneOf } from "./scope";

export const SHOWS = ["all", "this-week", "waiting", "review", "archived"] as const;
export type Show = (typeof SHOWS)[number];

export type CaseloadEntry = {
  id: string;
  href: string;
  alias: string;
  nextSession: string | null;
  partners: { mark: "circle" | "diamond"; name: string; state: Doing | null }[];
  series: Series[];
  everyDays: number;
  /** The day a partner last sent something; null while nobody has. */
  lastActivity: string | null;
  reason: string;
  /** Something asks for a private review and nothing was decided on it yet. */
  review: boolean;
};

/** The latest answers of each partner that a sparkline draws. More would open blobs nobody sees. */
const DRAWN = 12;
const WEEK = 7 * 86_400_000;

type Current = {
  couple_id: string;
  next_session: string | null;
  last_sent: string | null;
  assigned: boolean;
  every_weeks: number | null;
  round_id: string | null;
  opens_at: string | null;
  due_at: string | null;
  exercise_key: string | null;
  exercise_version: number | null;
};

type Work = {
  couple_id: string;
  partner_id: string;
  asked: boolean;
  begun: boolean;
  sent_at: string | null;
  choice: Choice | null;
  held: boolean;
};

/** The therapist's couples, those that meet next first. One audit row for the view. */
export function listCaseload(
  therapist: Therapist,
  filter: { show: Show } = { show: "all" },
  now: Date = new Date(),
): Promise<CaseloadEntry[]> {
  return asPrincipal(therapist, async (tx) => {
    const rows = await tx
      .select({ couple, archivedAt: archival.createdAt })
      .from(couple)
      .leftJoin(archival, eq(archival.coupleId, couple.id))
      .where(inArray(couple.id, onOwnTeam(therapist, tx)));
    const couples = rows
      .filter((row) => (row.archivedAt !== null) === (filter.show === "archived"))
      .map((row) => row.couple);
    const ids = couples.map((row) => row.id);
    if (ids.length === 0) return [];
    const partnerRows = await tx
      .select()
      .from(partner)
      .where(inArray(partner.coupleId, ids))
      .orderBy(asc(partner.mark));
    const keys = await keysOf(therapist, tx, [...ids, ...partnerRows.map((row) => row.id)]);
    const people = partnerRows.map((row) => ({
      ...openPartner(therapist, row, keys),
      coupleId: row.coupleId,
    }));
    const ratings = await coreRatings(therapist, tx, ids, DRAWN, keys);
    const current = await currentOf(therapist, tx, ids, now);
    const work = await workOf(therapist, tx, [...current.values()]);
    const reviews = await reviewsWaiting(therapist, tx, ids);
    const timeZone = await timeZoneOf(therapist, tx);
    await record(therapist, tx, { action: "caseload.read" });

    const entries = couples.map((row) => {
      const own = people.filter((each) => each.coupleId === row.id);
      const here = current.get(row.id);
      const doing = own.map(({ id, mark, name }) => {
        const found = work.find((each) => each.partner_id === id && each.couple_id === row.id);
        const sentAt = found?.sent_at ? new Date(found.sent_at) : null;
        const choice = found?.choice ?? null;
        const held = found?.held ?? false;
        return { mark, name, doing: found ? doingOf(found) : null, sentAt, choice, held };
      });
      const isOpen = here?.opens_at ? new Date(here.opens_at) <= now : false;
      const lastAt = here?.last_sent ? new Date(here.last_sent) : null;
      const nextAt = here?.next_session ? new Date(here.next_session) : null;
      const names = nameOf(own);
      const points = ratings
        .filter((each) => each.coupleId === row.id)
        .map((each) => ({ ...each, light: false }));
      return {
        nextAt,
        open: isOpen && doing.some((each) => each.doing === "waiting" || each.doing === "started"),
        entry: {
          id: row.id,
          href: `/couples/${row.id}`,
          alias: openAlias(therapist, row, keys),
          nextSession: nextAt && momentOf(nextAt, timeZone, now),
          partners: doing.map(({ mark, name, doing: state }) => ({
            mark,
            name,
            state: isOpen ? state : null,
          })),
          series: seriesOf(points, names),
          everyDays: (here?.every_weeks ?? 1) * 7,
          lastActivity: lastAt && dayOf(lastAt, timeZone, now),
          reason: reasonLine(factsOf(here, doing), now, (at) => dayOf(at, timeZone, now)),
          review: reviews.has(row.id),
        },
      };
    });
    return entries
      .filter(({ nextAt, open, entry }) => {
        if (filter.show === "waiting") return open;
        if (filter.show === "review") return entry.review;
        if (filter.show !== "this-week") return true;
        return nextAt !== null && nextAt.getTime() - now.getTime() < WEEK;
      })
      .sort((a, b) => {
        const when = (at: Date | null) => at?.getTime() ?? Number.MAX_SAFE_INTEGER;
        return when(a.nextAt) - when(b.nextAt) || a.entry.alias.localeCompare(b.entry.alias);
      })
      .map(({ entry }) => entry);
  });
}

// For each couple its next session and the round that is open (the latest) or opens next.
async function currentOf(
  _therapist: Therapist,
  tx: Transaction,
  ids: readonly string[],
  now: Date,
) {
  const at = sql`${now.toISOString()}::timestamptz`;
  const found = await tx.execute<Current>(sql`
    select c.id as couple_id,
           (select min(s.starts_at) from session s where s.couple_id = c.id and s.starts_at > ${at}) as next_session,
           (select max(r.sent_at) from reflection r where r.couple_id = c.id) as last_sent,
           exists (select 1 from assignment a where a.couple_id = c.id) as assigned,
           (select max(a.every_weeks) from assignment a where a.couple_id = c.id) as every_weeks,
           n.id as round_id, n.opens_at, n.due_at, n.exercise_key, n.exercise_version
      from couple c
      left join lateral (
        select n.id, n.opens_at, n.due_at, a.exercise_key, a.exercise_version
          from round n join assignment a on a.id = n.assignment_id
         where n.couple_id = c.id and n.closes_at > ${at}
         order by n.opens_at > ${at}, abs(extract(epoch from n.opens_at - ${at})) limit 1
      ) n on true
     where c.id in (${list(ids)})`);
  return new Map(found.rows.map((row) => [row.couple_id, row]));
}

async function workOf(therapist: Therapist, tx: Transaction, current: readonly Current[]) {
  const rounds = current.flatMap((row) => (row.round_id ? [row.round_id] : []));
  if (rounds.length === 0) return [];
  const found = await tx.execute<Work>(sql`
    select distinct on (n.id, l.partner_id) n.couple_id, l.partner_id, true as asked,
           r.id is not null as begun, r.sent_at,
           (select c.choice from consent c where c.round_id = n.id and c.partner_id = l.partner_id
             order by c.created_at desc limit 1) as choice,
           coalesce(r.id in ${heldReflections(therapist)}, false) as held
      from round n
      join link l on l.assignment_id = n.assignment_id
      left join reflection r on r.round_id = n.id and r.partner_id = l.partner_id and r.set_aside_at is null
     where n.id in (${list(rounds)})`);
  return found.rows.map((row) => (therapist.inTheRoom ? { ...row, choice: null, held: false } : row));
}

// The couples for which an answer asks for a private review on which nothing was decided. One that was
// given to the other partner asks there.
async function reviewsWaiting(therapist: Therapist, tx: Transaction, ids: readonly string[]) {
  if (therapist.inTheRoom) return new Set<string>();
  const found = await tx.execute<{ couple_id: string }>(sql`
    select distinct v.couple_id from review v
     where v.couple_id in (${list(ids)})
       and not exists (select 1 from review_entry e where e.review_id = v.id and e.kind = 'decided')
       and not exists (select 1 from setting_aside s
                        where s.reflection_id = v.reflection_id and s.readdressed_as is not null)`);
  return new Set(found.rows.map((row) => row.couple_id));
}

function doingOf(work: Work): Doing {
  if (work.sent_at) return "done";
  return work.begun ? "started" : "waiting";
}

function factsOf(here: Current | undefined, partners: Facts["partners"]): Facts {
  const exercise =
    here?.exercise_key && findExercise(here.exercise_key, here.exercise_version ?? 1);
  const round =
    exercise && here.opens_at && here.due_at
      ? {
          title: exercise.title.en,
          opensAt: new Date(here.opens_at),
          dueAt: new Date(here.due_at),
        }
      : null;
  return { partners, round, assigned: here?.assigned ?? false };
}

function nameOf(people: readonly { mark: string; name: string }[]) {
  const of = (mark: string) => people.find((each) => each.mark === mark)?.name ?? "";
  return { circle: of("circle"), diamond: of("diamond") };
}

function list(ids: readonly string[]) {
  return sql.join(
    ids.map((each) => sql`${each}::uuid`),
    sql`, `,
  );
}
