import type { Capacity } from "./capacity";

/** Partners are told apart by mark and name, never by a number or a colour. */
export type PartnerMark = "circle" | "diamond";

/** One self-rating, 0–10, or the answer "I don't know yet". Skipped answers are no point at all. */
export type Point = {
  at: Date;
  /** The round's number in its assignment, for people; `roundId` tells rounds apart. */
  round: number;
  roundId: string;
  value: number | "unknown";
  reflectionId: string;
  /** Asked inside another exercise: drawn lighter, kept out of every statement. */
  light?: true;
  /** Asked in an earlier wording: drawn apart, compared with nothing that came after. */
  before?: true;
};

/** One partner's answers to one item of one exercise. */
export type Series = {
  capacity: Capacity;
  partner: { mark: PartnerMark; name: string };
  points: Point[];
};

export type Rated = Point & { value: number };

/** Points in order of time; of the input nothing changes. */
export function inOrder<P extends { at: Date }>(points: readonly P[]): P[] {
  return [...points].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** What statements are made of: numbers of the series' own exercise, in order of time. */
export function rated(points: readonly Point[]): Rated[] {
  return inOrder(points).filter((p): p is Rated => p.value !== "unknown" && !p.light && !p.before);
}
