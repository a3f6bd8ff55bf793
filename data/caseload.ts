import "server-only";
import { and, asc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { findExercise } from "@/content/library";
import { archival, couple, partner } from "@/db/schema/couple";
import { erasure, legalHold } from "@/db/schema/erasure";
import { latestRatings, ratingsChange } from "@/db/schema/latest-ratings";
import { practice } from "@/db/schema/practice";
import { type Doing, type Facts, reasonLine } from "@/domain/caseload";
import { coupleEnds } from "@/domain/erasure";
import { lineSeries } from "@/domain/latest-ratings";
import type { Therapist } from "@/domain/principal";
import type { Dot, PartnerMark, Series } from "@/domain/series";
import { dayOf, momentOf } from "@/domain/when";
import { record } from "./audit";
import { type Current, currentOf, type Work } from "./caseload-now";
import { keysOf } from "./keyring";
import { KEPT, latestInSight } from "./latest-ratings";
import { asPrincipal } from "./principal/transaction";
import { onOwnTeam, openAlias, openName } from "./scope";

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
const ALIASES = new Intl.Collator();

/** The therapist's couples, those that meet next first. One audit row for the view. */
export function listCaseload(
  therapist: Therapist,
  filter: { show: Show } = { show: "all" },
  now: Date = new Date(),
): Promise<CaseloadEntry[]> {
  return asPrincipal(therapist, async (tx) => {
    const archived = filter.show === "archived";
    // A couple comes with each of its partners, so that names, team and archive are one statement.
    const rows = await tx
      .select({
        couple: { id: couple.id, practiceId: couple.practiceId, alias: couple.alias },
        partner: {
          ...{ id: partner.id, practiceId: partner.practiceId, coupleId: partner.coupleId },
          ...{ mark: partner.mark, name: partner.name },
        },
        going: sql<boolean>`${erasure.partnerId} is not null`,
        ...{ timeZone: practice.timeZone, years: practice.retentionYears },
        away: { createdAt: archival.createdAt, erasesAt: archival.erasesAt },
        ...KEPT,
      })
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
          archived ? isNotNull(archival.coupleId) : isNull(archival.coupleId),
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
      ({ partner: { id, mark, ...row } }) => ({
        id,
        mark,
        name: openName(therapist, { id, ...row }, keys),
      }),
    );
    const kept = rows.map(({ partner: { id, coupleId, mark }, ...row }) => ({
      ...{ ...row, partnerId: id, coupleId, mark },
    }));
    const latest = await latestInSight(therapist, tx, kept, keys);
    const current = await currentOf(therapist, tx, ids, now);
    const ends = new Map(
      rows.flatMap(({ couple: { id }, away, years }) =>
        away?.erasesAt ? [[id, coupleEnds(away, years)]] : [],
      ),
    );
    const onHold = ends.size > 0 && (await tx.$count(legalHold)) > 0;
    await record(therapist, tx, { action: "caseload.read" });

    const entries = couples.map((row) => {
      const own = people.get(row.id) ?? [];
      const here = current.get(row.id);
      const doing = own.map(({ id, mark, name }) => {
        const found = here?.work?.find((each) => each.partner_id === id);
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
          reason: reasonLine(
            {
              ...factsOf(here, doing),
              ...{ erased: !keys.has(row.id), erasesAt: ends.get(row.id), onHold },
            },
            now,
            (at) => dayOf(at, timeZone, now),
          ),
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
        return when(a.nextAt) - when(b.nextAt) || ALIASES.compare(a.entry.alias, b.entry.alias);
      })
      .map(({ entry }) => entry);
  });
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
