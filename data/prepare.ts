import "server-only";
import type { Choice } from "@/domain/consent";
import { MARKS } from "@/domain/couple";
import type { Therapist } from "@/domain/principal";
import type { PartnerMark } from "@/domain/series";
import { standingAgreement } from "@/domain/timeline";
import { wallTimeOf } from "@/domain/wall-time";
import { listAssignments } from "./assignment";
import { getCouple } from "./couple";
import { listTotals } from "./measure";
import { listRounds, type RoundPair } from "./reading";
import { listReviews } from "./review";
import { safeView } from "./safe-view";
import { sinceLastSession } from "./since";
import { listTimeline } from "./timeline";
import { coupleTrend } from "./trend";

/** Rounds that are read: more than lie between two sessions. */
const READ = 60;

/** A partner on one round: what was sent and is in sight, else what was chosen about it; null if not asked. */
export type Did = { sentAt: Date | null; choice: Choice | null } | null;

/** A round that was to be answered since the last session. */
export type AskedRound = {
  roundId: string;
  title: string;
  number: number;
  dueAt: Date;
  did: Record<PartnerMark, Did>;
};

/** An answer for the therapist alone, sent since the last session. */
export type AloneAnswer = {
  id: string;
  mark: PartnerMark;
  prompt: string;
  label: string;
  at: Date;
};

/**
 * What a therapist goes through before a session, since the last one (or since the couple was
 * added), in the order in which it is worked: the agreement that stands, who answered, what changed
 * within each, where accounts differ, which step slipped, what both released; then what is private:
 * reviews that wait, answers for the therapist alone, notes, entered totals, all of them, since a
 * change has two. Throws NotFound off the care team.
 */
export async function prepareSession(
  therapist: Therapist,
  coupleId: string,
  now: Date = new Date(),
) {
  const { timeZone } = await getCouple(therapist, coupleId, now);
  const { items: _, title: __, ...asking } = await sinceLastSession(therapist, coupleId, now);
  const { since } = asking;
  const entries = await listTimeline(therapist, coupleId);
  const rounds = await listRounds(therapist, coupleId, READ);
  const passages = await safeView(therapist, coupleId, now);
  const reviews = await listReviews(therapist, coupleId);
  const sinceDay = wallTimeOf(since, timeZone).slice(0, 10);
  return {
    ...asking,
    agreement: standingAgreement(entries) ?? null,
    asked: await askedSince(therapist, coupleId, { since, now, rounds }),
    passages: passages.filter((each) => each.opensAt > since),
    trend: await coupleTrend(therapist, coupleId),
    reviews: reviews.filter(({ entries: log }) => log.every((each) => each.decided === null)),
    alone: aloneSince(therapist, rounds, since),
    measures: await listTotals(therapist, coupleId),
    notes: entries.filter((each) => each.kind !== "agreement" && each.day >= sinceDay),
  };
}

async function askedSince(
  therapist: Therapist,
  coupleId: string,
  { since, now, rounds }: { since: Date; now: Date; rounds: readonly RoundPair[] },
): Promise<AskedRound[]> {
  const assignments = await listAssignments(therapist, coupleId, now);
  const asked = assignments.flatMap((given) =>
    given.rounds
      .filter((round) => round.opensAt <= now && round.dueAt > since)
      .map(({ id, number, dueAt, progress, choice }): AskedRound => {
        const pair = rounds.find((each) => each.roundId === id)?.reflections;
        // What was sent and withdrawn looks like what was never sent.
        const did = (mark: PartnerMark): Did => {
          if (progress[mark] === "not-asked") return null;
          const sent = pair?.[mark]?.standing.is === "sent" ? pair[mark].sentAt : null;
          return { sentAt: sent, choice: choice[mark] };
        };
        const both = { circle: did("circle"), diamond: did("diamond") };
        return { roundId: id, title: given.title, number, dueAt, did: both };
      }),
  );
  return asked.sort((a, b) => b.dueAt.getTime() - a.dueAt.getTime());
}

function aloneSince(_therapist: Therapist, rounds: readonly RoundPair[], since: Date) {
  return rounds.flatMap(({ reflections }) =>
    MARKS.flatMap((mark): AloneAnswer[] => {
      const sent = reflections[mark];
      if (!sent || sent.sentAt <= since) return [];
      return sent.answers
        .filter(({ therapistOnly, answer }) => therapistOnly && answer.is !== "skipped")
        .map(({ key, prompt, label }) => {
          return { id: `${sent.id} ${key}`, mark, prompt, label, at: sent.sentAt };
        });
    }),
  );
}
