import type { Capacity } from "./capacity";

/** Partners are told apart by mark and name, never by a number or a colour. */
export type PartnerMark = "circle" | "diamond";

/** What a line is drawn of: when, and what was answered. */
export type Dot = Pick<Point, "at" | "value" | "light" | "before">;

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
export type Series<P extends Dot = Point> = {
  capacity: Capacity;
  partner: { mark: PartnerMark; name: string };
  points: P[];
};

export type Rated<P extends Dot = Point> = P & { value: number };

/** Points in order of time; of the input nothing changes. */
export function inOrder<P extends { at: Date }>(points: readonly P[]): P[] {
  return [...points].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** What statements are made of: numbers of the series' own exercise, in order of time. */
export function rated<P extends Dot>(points: readonly P[]): Rated<P>[] {
  return inOrder(points).filter(
    (p): p is Rated<P> => p.value !== "unknown" && !p.light && !p.before,
  );
}
