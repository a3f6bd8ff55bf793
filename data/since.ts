import "server-only";
import { sql } from "drizzle-orm";
import { findExercise, LIBRARY } from "@/content/library";
import { accountsSince, differingAccounts, differingWords } from "@/domain/accounts";
import { MARKS } from "@/domain/couple";
import type { Therapist } from "@/domain/principal";
import { changesSince, isCompared, type Since } from "@/domain/since";
import { fittingExercises, frequentSlip, STEP_CAPACITY } from "@/domain/slip";
import { dayOf } from "@/domain/when";
import { isClosed } from "./closed";
import { getCouple } from "./couple";
import { asPrincipal } from "./principal/transaction";
import { listRounds } from "./reading";
import { coupleTrend } from "./trend";

const MOST = 4;
const MOST_ACCOUNTS = 2;

/** An exercise that fits a step that slipped. */
type Slipping = Since & { exercises: { key: string; title: string }[] };

export type SinceView = {
  since: Date;
  title: string;
  changes: Since[];
  accounts: Since[];
  slips: Slipping[];
  /** Of which there was anything to hold side by side: where there was not, nothing is known. */
  known: Record<"changes" | "accounts" | "slips", boolean>;
  /** These and what else there is, in the order in which it is shown. */
  items: Since[];
};

/**
 * What there is to ask about since the last session (or since the couple was added): what both
 * released, within-person changes, largest first, and who answered. Throws NotFound off the care team.
 */
export async function sinceLastSession(
  therapist: Therapist,
  coupleId: string,
  now: Date = new Date(),
): Promise<SinceView> {
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
  const changes = changesSince(trend.series, since, day);
  const accounts = differing(trend, since);
  const slips = slipping(therapist, trend, couple);
  const { series, landed, slipped, named } = trend;
  const known = {
    changes: isCompared(series, since),
    accounts: accountsSince(series, landed, { since, named }).length > 0,
    slips: MARKS.some((mark) => slipped[mark].some((each) => !each.before)),
  };
  const items = [
    ...(await openedSince(therapist, coupleId, { since, now })),
    ...[...changes, ...accounts, ...slips],
    ...answered.slice(0, MOST),
  ];
  return { since, title: `Since ${day(since)}`, changes, accounts, slips, known, items };
}

type Trend = Awaited<ReturnType<typeof coupleTrend>>;
type Couple = Awaited<ReturnType<typeof getCouple>>;

// Where the two accounts of one round lie apart, as a question with both its parts.
function differing({ series, landed, named }: Trend, since: Date): Since[] {
  return differingAccounts(series, landed, { since, named })
    .slice(0, MOST_ACCOUNTS)
    .map((found) => ({
      ...{ id: `accounts-${found.roundId}-${found.receiver.mark}`, capacity: "responsiveness" },
      ...{ marks: [found.receiver.mark, found.speaker.mark], ...differingWords(found) },
    }));
}

// The step that slips most often for a partner, and exercises that practise it.
function slipping(_therapist: Therapist, trend: Trend, couple: Couple): Slipping[] {
  return couple.partners.flatMap(({ mark, name }): Slipping[] => {
    const found = frequentSlip(trend.slipped[mark]);
    if (!found) return [];
    const { step, times, of } = found;
    const fitting = fittingExercises(step, LIBRARY, couple.coupleFeatures);
    const exercises = fitting.map(({ key, title }) => ({ key, title: title.en }));
    const titles = exercises.map(({ title }) => `“${title}”`).join(", ");
    return [
      {
        ...{ id: `slip-${mark}`, capacity: STEP_CAPACITY[step], marks: [mark], exercises },
        headline: `The step that slipped most often for ${name} was ${step}.`,
        detail: `In ${times} of the latest ${of} answers. ${titles} ${fitting.length === 1 ? "practises" : "practise"} it.`,
      },
    ];
  });
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
         and not exists (select 1 from reflection r where r.round_id = o.round_id and ${isClosed(therapist)})
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
