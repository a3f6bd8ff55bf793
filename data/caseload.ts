import "server-only";
import { and, asc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { findExercise } from "@/content/library";
import type { Transaction } from "@/db/client";
import { archival, couple, partner } from "@/db/schema/couple";
import { erasure } from "@/db/schema/erasure";
import { latestRatings, ratingsChange } from "@/db/schema/latest-ratings";
import { practice } from "@/db/schema/practice";
import { type Doing, type Facts, reasonLine } from "@/domain/caseload";
import type { Choice } from "@/domain/consent";
import { lineSeries } from "@/domain/latest-ratings";
import type { Therapist } from "@/domain/principal";
import type { Dot, PartnerMark, Series } from "@/domain/series";
import { dayOf, momentOf } from "@/domain/when";
import { record } from "./audit";
import { keysOf } from "./keyring";
import { KEPT, latestInSight } from "./latest-ratings";
import { asPrincipal } from "./principal/transaction";
import { heldReflections, onOwnTeam, openAlias, openPartner } from "./scope";

export const SHOWS = ["all", "this-week", "waiting", "review", "archived"] as const;
export type Show = (typeof SHOWS)[number];

export type CaseloadEntry = {
  id: string;
  href: string;
  alias: string;
  nextSession: string | null;
  partners: { mark: "circle" | "diamond"; name: string; state: Doing | null }[];
  series: Series<Dot>[];
  everyDays: number;
  /** The day a partner last sent something; null while nobody has. */
  lastActivity: string | null;
  reason: string;
  /** Something asks for a private review and nothing was decided on it yet. */
  review: boolean;
};

const WEEK = 7 * 86_400_000;

type Current = {
  couple_id: string;
  next_session: string | null;
  last_sent: string | null;
  assigned: boolean;
  every_weeks: number | null;
  review: boolean;
  round_id: string | null;
  opens_at: string | null;
  due_at: string | null;
  exercise_key: string | null;
  exercise_version: number | null;
};

type Work = {
  partner_id: string;
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
    const away = filter.show === "archived";
    // A couple comes with each of its partners, so that names, team and archive are one statement.
    const rows = await tx
      .select({ couple, partner, going: erasure, timeZone: practice.timeZone, ...KEPT })
      .from(couple)
      .innerJoin(practice, eq(practice.id, couple.practiceId))
      .innerJoin(partner, eq(partner.coupleId, couple.id))
      .leftJoin(archival, eq(archival.coupleId, couple.id))
      .leftJoin(erasure, and(eq(erasure.partnerId, partner.id), isNull(erasure.erasedAt)))
      .leftJoin(ratingsChange, eq(ratingsChange.partnerId, partner.id))
      .leftJoin(latestRatings, eq(latestRatings.partnerId, partner.id))
      .where(
        and(
          inArray(couple.id, onOwnTeam(therapist, tx)),
          away ? isNotNull(archival.coupleId) : isNull(archival.coupleId),
        ),
      )
      .orderBy(asc(partner.mark));
    const timeZone = rows[0]?.timeZone;
    if (!timeZone) return [];
    const couples = [...new Map(rows.map((row) => [row.couple.id, row.couple])).values()];
    const ids = couples.map((row) => row.id);
    const keys = await keysOf(therapist, tx, [...ids, ...rows.map((row) => row.partner.id)]);
    const going = new Set(rows.flatMap((row) => (row.going ? [row.partner.id] : [])));
    const people = grouped(
      rows,
      (row) => row.couple.id,
      (row) => openPartner(therapist, row.partner, keys),
    );
    const kept = rows.map(({ partner: { id, coupleId, mark }, ...row }) => ({
      ...{ ...row, partnerId: id, coupleId, mark },
    }));
    const latest = await latestInSight(therapist, tx, kept, keys);
    const current = await currentOf(therapist, tx, ids, now);
    const work = await workOf(therapist, tx, [...current.values()]);
    await record(therapist, tx, { action: "caseload.read" });

    const entries = couples.map((row) => {
      const own = people.get(row.id) ?? [];
      const here = current.get(row.id);
      const doing = own.map(({ id, mark, name }) => {
        const found = work.get(id);
        const sentAt = found?.sent_at ? new Date(found.sent_at) : null;
        const { choice = null, held = false } = found ?? {};
        const told = { choice, held, erasing: going.has(id) && !therapist.inTheRoom };
        return { mark, name, doing: found ? doingOf(found) : null, sentAt, ...told };
      });
      const isOpen = here?.opens_at ? new Date(here.opens_at) <= now : false;
      const lastAt = here?.last_sent ? new Date(here.last_sent) : null;
      const nextAt = here?.next_session ? new Date(here.next_session) : null;
      const names = byMark(own, ({ name }) => name, "");
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
          series: lineSeries(
            byMark(own, ({ id }) => latest.get(id) ?? [], []),
            names,
          ),
          everyDays: (here?.every_weeks ?? 1) * 7,
          lastActivity: lastAt && dayOf(lastAt, timeZone, now),
          reason: reasonLine(factsOf(here, doing), now, (at) => dayOf(at, timeZone, now)),
          review: !therapist.inTheRoom && (here?.review ?? false),
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
           -- An answer asks for a private review on which nothing was decided. One that was given to
           -- the other partner asks there.
           exists (select 1 from review v where v.couple_id = c.id
              and not exists (select 1 from review_entry e where e.review_id = v.id and e.kind = 'decided')
              and not exists (select 1 from setting_aside s
                               where s.reflection_id = v.reflection_id and s.readdressed_as is not null)) as review,
           n.id as round_id, n.opens_at, n.due_at, n.exercise_key, n.exercise_version
      from couple c
      left join lateral (
        select n.id, n.opens_at, n.due_at, a.exercise_key, a.exercise_version
          from assignment a join round n on n.assignment_id = a.id
         where a.couple_id = c.id and n.closes_at > ${at}
         order by n.opens_at > ${at}, abs(extract(epoch from n.opens_at - ${at})) limit 1
      ) n on true
     where c.id in (${list(ids)})`);
  return new Map(found.rows.map((row) => [row.couple_id, row]));
}

async function workOf(therapist: Therapist, tx: Transaction, current: readonly Current[]) {
  const rounds = current.flatMap((row) => (row.round_id ? [row.round_id] : []));
  if (rounds.length === 0) return new Map<string, Work>();
  const found = await tx.execute<Work>(sql`
    select distinct on (n.id, l.partner_id) l.partner_id,
           r.id is not null as begun, r.sent_at,
           (select c.choice from consent c where c.round_id = n.id and c.partner_id = l.partner_id
             order by c.created_at desc limit 1) as choice,
           coalesce(r.id in ${heldReflections(therapist)}, false) as held
      from round n
      join link l on l.assignment_id = n.assignment_id
      left join reflection r on r.round_id = n.id and r.partner_id = l.partner_id and r.set_aside_at is null
     where n.id in (${list(rounds)})`);
  // A couple has one current round, so a partner has one row.
  const told = (row: Work) => (therapist.inTheRoom ? { ...row, choice: null, held: false } : row);
  return new Map(found.rows.map((row) => [row.partner_id, told(row)]));
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

function byMark<P extends { mark: string }, T>(
  people: readonly P[],
  of: (each: P) => T,
  none: T,
): Record<PartnerMark, T> {
  const at = (mark: PartnerMark) => {
    const found = people.find((each) => each.mark === mark);
    return found ? of(found) : none;
  };
  return { circle: at("circle"), diamond: at("diamond") };
}

function list(ids: readonly string[]) {
  return sql.join(
    ids.map((each) => sql`${each}::uuid`),
    sql`, `,
  );
}

function grouped<T, U>(
  all: readonly T[],
  keyOf: (each: T) => string,
  made: (each: T) => U,
): Map<string, U[]> {
  const groups = new Map<string, U[]>();
  for (const each of all) {
    const own = groups.get(keyOf(each));
    if (own) own.push(made(each));
    else groups.set(keyOf(each), [made(each)]);
  }
  return groups;
}
