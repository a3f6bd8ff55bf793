import { CAPACITIES, CAPACITY_ITEM, CAPACITY_NAMES, type Capacity } from "./capacity";
import { type Claim, type Claimed, claimOf } from "./claim";
import { MARKS } from "./couple";
import { type Exercise, promptsOf } from "./exercise";
import type { Answers } from "./reflection";
import type { PartnerMark, Point } from "./series";

/** A series as a chart shows it: under its title, in a capacity's colour only where it is one's. */
export type Charted = {
  /** Tells the charts of a page apart: "circle.self-awareness", "circle.grip". */
  key: string;
  title: string;
  capacity: Capacity | null;
  partner: { mark: PartnerMark; name: string };
  points: Point[];
  claim: Claim;
  /** Asked of the therapist's eyes only (product rules 6 and 14). */
  private?: true;
};

/** One of a couple's six core series as a chart, under its capacity's name. */
export function chartedCore(series: Claimed, names = CAPACITY_NAMES): Charted {
  const { capacity, partner, points, claim } = series;
  const key = `${partner.mark}.${capacity}`;
  return { key, title: names[capacity], capacity, partner, points, claim };
}

/** One sent reflection's answers, as far as its exercise's own series need to know. */
export type SentAnswers = {
  reflectionId: string;
  mark: PartnerMark;
  sentAt: Date;
  roundId: string;
  roundNumber: number;
  answers: Answers;
  rewordedKeys?: readonly string[];
};

/**
 * The scales of one exercise, each of them a series of its own for each partner, circle's first: like
 * is compared with like. They belong to no family, so no direction is looked for in them; what may
 * be said rests on all that was `sent`, whatever is shown of it.
 */
export function scalesOf(
  exercise: Pick<Exercise, "steps">,
  sent: readonly SentAnswers[],
  names: Readonly<Record<PartnerMark, string>>,
): Charted[] {
  const scales = promptsOf(exercise).filter((prompt) => prompt.kind === "scale");
  return MARKS.flatMap((mark) =>
    scales.map((prompt): Charted => {
      const points = pointsOf(sent, mark, prompt.key);
      return {
        key: `${mark}.${prompt.key}`,
        title: prompt.title.en,
        capacity: CAPACITIES.find((each) => CAPACITY_ITEM[each] === prompt.core) ?? null,
        partner: { mark, name: names[mark] },
        ...{ points, claim: claimOf({ points }) },
        ...(prompt.therapistOnly && { private: true }),
      };
    }),
  );
}

function pointsOf(sent: readonly SentAnswers[], mark: PartnerMark, key: string): Point[] {
  return sent.flatMap(({ answers, rewordedKeys, mark: whose, ...of }) => {
    const answer = answers[key];
    if (whose !== mark || !answer || answer.is === "skipped") return [];
    const value = answer.is === "unknown" ? answer.is : Number(answer.value);
    const { sentAt: at, roundNumber: round, roundId, reflectionId } = of;
    const before = rewordedKeys?.includes(key) ?? false;
    return [{ ...{ at, round, roundId, value, reflectionId }, ...(before && { before }) }];
  });
}
