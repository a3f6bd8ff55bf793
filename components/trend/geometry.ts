import { SCALE } from "@/domain/exercise";
import { inOrder, type Point, type Rated } from "@/domain/series";

/** A drawing area in the units of its viewBox. */
export type Frame = { left: number; right: number; top: number; bottom: number };

/** Real time, shared by every chart that is to be compared. */
export type Span = { from: Date; to: Date };

export const DAY = 24 * 60 * 60 * 1000;

/** Narrower than this, two answers a week apart would look like a history. */
const SHORTEST = 28 * DAY;

/** The values that every axis names. */
export const AXIS = [SCALE.min, (SCALE.min + SCALE.max) / 2, SCALE.max] as const;

/** From the first to the last of all instants; at least four weeks, ending at the last. Null of none. */
export function spanOf(instants: readonly Date[]): Span | null {
  const times = instants.map((at) => at.getTime());
  if (times.length === 0) return null;
  const to = Math.max(...times);
  const from = Math.min(...times, to - SHORTEST);
  return { from: new Date(from), to: new Date(to) };
}

export function xAt(frame: Frame, span: Span, at: Date): number {
  const share = (at.getTime() - span.from.getTime()) / (span.to.getTime() - span.from.getTime());
  return round(frame.left + share * (frame.right - frame.left));
}

/** The axis is fixed: 0 at the bottom, 10 at the top, whatever the data. */
export function yAt(frame: Frame, value: number): number {
  const share = (value - SCALE.min) / (SCALE.max - SCALE.min);
  return round(frame.bottom - share * (frame.bottom - frame.top));
}

/**
 * Stretches of neighbouring numbers. A new one begins where an answer is missing (more than one and
 * a half expected intervals went by) or where the answer was "don't know yet". Lighter marks and
 * answers to an earlier wording belong to no stretch.
 */
export function stretches(points: readonly Point[], everyDays: number): Rated[][] {
  const runs: Rated[][] = [];
  let last: Point | undefined;
  for (const point of inOrder(points).filter((p) => !p.light && !p.before)) {
    const gap = last ? point.at.getTime() - last.at.getTime() > 1.5 * everyDays * DAY : true;
    const broken = gap || last?.value === "unknown";
    last = point;
    if (!isRated(point)) continue;
    const run = runs.at(-1);
    if (broken || !run) runs.push([point]);
    else run.push(point);
  }
  return runs;
}

export function isRated(point: Point): point is Rated {
  return point.value !== "unknown";
}

/** The `d` of one stretch: straight from dot to dot, never smoothed. */
export function pathOf(run: readonly Rated[], frame: Frame, span: Span): string {
  return run
    .map((p, i) => `${i === 0 ? "M" : "L"}${xAt(frame, span, p.at)} ${yAt(frame, p.value)}`)
    .join("");
}

/** Where session ticks stand; sessions outside the span have no place on it. */
export function ticksAt(sessions: readonly Date[], frame: Frame, span: Span): number[] {
  const inside = sessions.filter((at) => at >= span.from && at <= span.to);
  return [...new Set(inside.map((at) => xAt(frame, span, at)))].sort((a, b) => a - b);
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
