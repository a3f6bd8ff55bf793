import { CAPACITIES, CAPACITY_ITEM, type CoreItem } from "./capacity";
import { MARKS } from "./couple";
import type { Answer } from "./reflection";
import type { PartnerMark, Point, Series } from "./series";

/** One sent reflection's core items, as far as a series needs to know. */
export type Rating = {
  reflectionId: string;
  mark: PartnerMark;
  sentAt: Date;
  roundId: string;
  roundNumber: number;
  /** Asked inside another exercise than the weekly check-in. */
  light: boolean;
  /** Items that were asked in another wording than today's. */
  reworded?: readonly CoreItem[];
  items: Partial<Record<CoreItem, Answer>>;
};

/** Options of the core item `slipped`, and "don't know yet". */
const SLIPS = ["knowing", "saying", "receiving", "none", "unknown"] as const;
export type Slip = (typeof SLIPS)[number];

type Names = Readonly<Record<PartnerMark, string>>;

/** The six series of a couple: each capacity's own item, circle's three first. */
export function seriesOf(ratings: readonly Rating[], names: Names): Series[] {
  return MARKS.flatMap((mark) =>
    CAPACITIES.map((capacity) => ({
      capacity,
      partner: { mark, name: names[mark] },
      points: pointsOf(ratings, mark, CAPACITY_ITEM[capacity]),
    })),
  );
}

/** How safe it felt to each partner after speaking: the second witness of the other's responsiveness. */
export function landedOf(ratings: readonly Rating[], names: Names): Series[] {
  return MARKS.map((mark) => ({
    capacity: "responsiveness",
    partner: { mark, name: names[mark] },
    points: pointsOf(ratings, mark, "landed"),
  }));
}

/** An answer to which step slipped first; `before`, to an earlier wording, is counted with no other. */
export type SlipAnswer = { at: Date; reflectionId: string; step: Slip; before?: true };

/** Which step slipped first, as each partner saw it, in order of time. Skips are left out. */
export function slippedOf(ratings: readonly Rating[], mark: PartnerMark): SlipAnswer[] {
  return ratings.flatMap(({ items, sentAt, reflectionId, mark: whose, reworded }): SlipAnswer[] => {
    const answer = items.slipped;
    if (whose !== mark || !answer || answer.is === "skipped") return [];
    const said = answer.is === "unknown" ? "unknown" : answer.value;
    const step = SLIPS.find((slip) => slip === said);
    const before = reworded?.includes("slipped");
    return step ? [{ at: sentAt, reflectionId, step, ...(before && { before }) }] : [];
  });
}

function pointsOf(ratings: readonly Rating[], mark: PartnerMark, item: CoreItem): Point[] {
  return ratings.flatMap((rating) => {
    const answer = rating.items[item];
    if (rating.mark !== mark || !answer || answer.is === "skipped") return [];
    const point: Point = {
      at: rating.sentAt,
      round: rating.roundNumber,
      roundId: rating.roundId,
      value: answer.is === "unknown" ? answer.is : Number(answer.value),
      reflectionId: rating.reflectionId,
    };
    if (rating.light) point.light = true;
    if (rating.reworded?.includes(item)) point.before = true;
    return [point];
  });
}
