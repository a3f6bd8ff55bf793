import { type Direction, directionsOf } from "./direction";
import { type Dot, type PartnerMark, type Point, rated, type Series } from "./series";
import { median } from "./trend";
import { type UsualRange, usualRange } from "./usual-range";

/** How much a number of answers carries: the rungs of the claim ladder. */
export type Rung = "nothing" | "dots" | "range" | "medians" | "usual";

/** What may be drawn beside the dots, which always may. */
export type Draw = {
  /** Join neighbouring dots by a thin line. */
  line: boolean;
  /** Lowest and highest answer. */
  range?: readonly [number, number];
  /** Medians of the first three and the latest three answers. */
  medians?: readonly [number, number];
  /** The person's own usual range. */
  usual?: readonly [number, number];
};

/** What is said, by its key and its numbers; `claim-words.ts` has the words. */
export type Says =
  | { key: "nothing" | "none" }
  | { key: "dots"; values: readonly number[] }
  | { key: "range"; low: number; high: number; latest: number }
  | { key: "medians"; first: number; latest: number; overlap: boolean }
  | { key: "unclear" | "usual"; latest: number; usual: UsualRange }
  | {
      key: "rises" | "falls";
      latest: number;
      usual: UsualRange;
      perWeek: number;
      interval: readonly [number, number];
    };

export type Claim = {
  rung: Rung;
  /** Numbers of the series' own exercise; "don't know yet" is counted apart. */
  n: number;
  says: Says;
  draw: Draw;
  /** How often "don't know yet" was the answer. */
  unknown: number;
  /** Whether lighter marks of other exercises are drawn, which count nowhere. */
  light: boolean;
  /** Whether a new wording of the question breaks the line: what came before is not compared. */
  broken: boolean;
};

/**
 * What may be said of each series of a couple's family (its six core series, in any order), never
 * more than its answers carry: nothing, dots (1–2), range (3–4), medians that could be chance (5–9),
 * usual range and perhaps a direction (10 and more).
 */
export function claimsOf(family: readonly Series[]): Claim[] {
  const directions = directionsOf(family);
  return family.map((series, i) => claimOf(series, directions[i] ?? null));
}

/** A series with what may be said of it. */
export type Claimed = Series & { claim: Claim };

/** The series of a family, each with its claim. */
export function claimed(family: readonly Series[]): Claimed[] {
  const claims = claimsOf(family);
  return family.map((series, i) => ({ ...series, claim: claims[i] ?? claimOf(series) }));
}

/**
 * What may be said of one series, given the direction that its family allows it (null: none). Left
 * out, a direction was not looked for, as outside the couple's six core series, and none is denied.
 */
export function claimOf(
  { points }: Pick<Series<Dot>, "points">,
  direction?: Direction | null,
): Claim {
  const values = rated(points).map((point) => point.value);
  return {
    ...statement(values, direction),
    n: values.length,
    unknown: points.filter((p) => p.value === "unknown" && !p.light).length,
    light: points.some((p) => p.light && !p.before),
    broken: points.some((p) => p.before),
  };
}

function statement(
  values: readonly number[],
  direction: Direction | null | undefined,
): Pick<Claim, "rung" | "says" | "draw"> {
  const n = values.length;
  const latest = values.at(-1);
  if (latest === undefined) {
    // Only what the weekly check-in asks is brought by it.
    const key = direction === undefined ? "none" : "nothing";
    return { rung: "nothing", says: { key }, draw: { line: false } };
  }
  if (n < 3) return { rung: "dots", says: { key: "dots", values }, draw: { line: false } };
  if (n < 5) {
    const range = [Math.min(...values), Math.max(...values)] as const;
    const says = { key: "range", low: range[0], high: range[1], latest } as const;
    return { rung: "range", says, draw: { line: false, range } };
  }
  if (n < 10) {
    const medians = [median(values.slice(0, 3)), median(values.slice(-3))] as const;
    const says = { key: "medians", first: medians[0], latest: medians[1], overlap: n < 6 } as const;
    return { rung: "medians", says, draw: { line: true, medians } };
  }
  const usual = usualRange(values);
  const draw = { line: true, usual: [usual.low, usual.high] } as const;
  if (!direction) {
    const key = direction === null ? "unclear" : "usual";
    return { rung: "usual", says: { key, latest, usual }, draw };
  }
  const { slopePerWeek: perWeek, interval } = direction.trend;
  return { rung: "usual", says: { key: direction.is, latest, usual, perWeek, interval }, draw };
}

/**
 * A series as far as it is shown. Its claim rests on every answer all the same; only its medians are
 * not drawn where some of the answers that they are of are not.
 */
export function shownOf<T extends { points: Point[]; claim: Claim }>(
  series: T,
  isShown: (at: Date) => boolean,
): T {
  const points = series.points.filter((point) => isShown(point.at));
  const { medians, ...draw } = series.claim.draw;
  const whole = !medians || rated(points).length === series.claim.n;
  return { ...series, points, ...(whole ? {} : { claim: { ...series.claim, draw } }) };
}

/** Whose the second witness of responsiveness is, and whether its rounds name their moment. */
export type Witness = { mark: PartnerMark; name: string; sameMoment: boolean };
