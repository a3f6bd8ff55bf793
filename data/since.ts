import "server-only";
import { sql } from "drizzle-orm";
import { findExercise } from "@/content/library";
import { MARKS } from "@/domain/couple";
import type { Therapist } from "@/domain/principal";
import { changesSince, type Since } from "@/domain/since";
import { dayOf } from "@/domain/when";
import { getCouple } from "./couple";
import { asPrincipal } from "./principal/transaction";
import { listRounds } from "./reading";
import { coupleTrend } from "./trend";

const MOST = 4;

/**
 * What there is to ask about since the last session (or since the couple was added): what both
 * released, within-person changes, largest first, and who answered. Throws NotFound off the care team.
 */
export async function sinceLastSession(
  therapist: Therapist,
  coupleId: string,
  now: Date = new Date(),
): Promise<{ title: string; items: Since[] }> {
  const couple = await getCouple(therapist, coupleId, now);
  const trend = await coupleTrend(therapist, coupleId);
  const rounds = await listRounds(therapist, coupleId);
  const since = couple.lastSession ?? couple.createdAt;
  const day = (at: Date) => dayOf(at, couple.timeZone, now);
  const answered = rounds.flatMap((round): Since[] => {
    const marks = MARKS.filter((mark) => {
      const reflection = round.reflections[mark];
      return reflection?.standing.is === "sent" && reflection.sentAt > since;
    });
    if (marks.length === 0) return [];
    const names = couple.partners
      .filter(({ mark }) => marks.includes(mark))
      .map(({ name }) => name);
    const [first] = marks;
    const target = first && round.reflections[first]?.id;
    return [
      {
        id: round.roundId,
        marks,
        headline: `${names.join(" and ")} answered “${round.title}”.`,
        detail: `Round ${round.number}, due ${day(round.dueAt)}.`,
        ...(target ? { href: `#reflection-${target}` } : {}),
      },
    ];
  });
  const items = [
    ...(await openedSince(therapist, coupleId, { since, now })),
    ...changesSince(trend.series, since, day),
    ...answered.slice(0, MOST),
  ];
  return { title: `Since ${day(since)}`, items };
}

type Opened = { assignment_id: string; key: string; version: number; passages: number };

// What opened since then and can be shown: a passage counts while both partners' words are in sight.
function openedSince(
  therapist: Therapist,
  coupleId: string,
  { since, now }: { since: Date; now: Date },
): Promise<Since[]> {
  return asPrincipal(therapist, async (tx) => {
    const { rows } = await tx.execute<Opened>(sql`
      select a.id as assignment_id, a.exercise_key as key, a.exercise_version as version,
             count(*)::int as passages
        from opening o join assignment a on a.id = o.assignment_id
       where o.couple_id = ${coupleId}
         and o.opens_at > ${since.toISOString()}::timestamptz
         and o.opens_at <= ${now.toISOString()}::timestamptz
         and (select count(*) from answer w
               where w.round_id = o.round_id and w.prompt_key = o.prompt_key) = 2
       group by a.id order by max(o.opens_at) desc`);
    return rows.map(({ assignment_id, key, version, passages }) => ({
      id: `opened-${assignment_id}`,
      marks: [...MARKS],
      headline: `Both released ${passages === 1 ? "one passage" : `${passages} passages`} of “${findExercise(key, version)?.title.en ?? key}”.`,
      detail: `Open the safe view to show ${passages === 1 ? "it" : "them"} in the session, and nothing else.`,
      href: `/couples/${coupleId}/safe-view`,
    }));
  });
}
