import "server-only";
import { MARKS } from "@/domain/couple";
import type { Therapist } from "@/domain/principal";
import { changesSince, type Since } from "@/domain/since";
import { dayOf } from "@/domain/when";
import { getCouple } from "./couple";
import { listRounds } from "./reading";
import { coupleTrend } from "./trend";

/**
 * What there is to ask about since the last session (or since the couple was added): who answered,
 * and within-person changes, largest first. Throws NotFound off the care team.
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
      const sentAt = round.reflections[mark]?.sentAt;
      return sentAt !== undefined && sentAt > since;
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
  const items = [...changesSince(trend.series, since, day), ...answered.slice(0, 4)];
  return { title: `Since ${day(since)}`, items };
}
