import { SCALE } from "@/domain/exercise";
import { type Dot, inOrder, type PartnerMark, type Point, type Rated } from "@/domain/series";

/** A drawing area in the units of its viewBox. */
export type Frame = { left: number; right: number; top: number; bottom: number };

/** Of every chart that stands among others of its size, 320 units wide. */
export const SMALL: Frame = { left: 27, right: 312, top: 18, bottom: 116 };

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

/** The time that charts to be compared share. */
export function sharedSpan(...series: readonly { points: readonly Dot[] }[]): Span | null {
  return spanOf(series.flatMap((each) => each.points.map((point) => point.at)));
}

export function xAt(frame: Frame, span: Span, at: Date): number {
  const share = (at.getTime() - span.from.getTime()) / (span.to.getTime() - span.from.getTime());
  return round(frame.left + share * (frame.right - frame.left));
}

/** The lowest and the highest value of an axis. */
export type Bounds = { min: number; max: number };

/** The axis is fixed: 0 at the bottom, 10 at the top (or the bounds given), whatever the data. */
export function yAt(frame: Frame, value: number, { min, max }: Bounds = SCALE): number {
  const share = (value - min) / (max - min);
  return round(frame.bottom - share * (frame.bottom - frame.top));
}

/**
 * Stretches of neighbouring numbers. A new one begins where an answer is missing (more than one and
 * a half expected intervals went by) or where the answer was "don't know yet". Lighter marks and
 * answers to an earlier wording belong to no stretch.
 */
export function stretches<P extends Dot>(points: readonly P[], everyDays: number): Rated<P>[][] {
  const runs: Rated<P>[][] = [];
  let last: P | undefined;
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

export function isRated<P extends Dot>(point: P): point is Rated<P> {
  return point.value !== "unknown";
}

/** The `d` of one stretch: straight from dot to dot, never smoothed. */
export function pathOf(run: readonly Rated<Dot>[], frame: Frame, span: Span): string {
  return run
    .map((p, i) => `${i === 0 ? "M" : "L"}${xAt(frame, span, p.at)} ${yAt(frame, p.value)}`)
    .join("");
}

export type Place = { x: number; y: number };

/**
 * The `d` of a partner's marks at many places, drawn as one: circles of radius `r`, or diamonds of
 * the same weight.
 */
export function marksOf(shape: PartnerMark, places: readonly Place[], r: number): string {
  const d = round(r * 1.3);
  const outline =
    shape === "circle"
      ? `a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`
      : `l${d} ${d}l${-d} ${d}l${-d} ${-d}`;
  const start = ({ x, y }: Place) =>
    shape === "circle" ? `M${round(x - r)} ${y}` : `M${x} ${round(y - d)}`;
  return places.map((place) => `${start(place)}${outline}Z`).join("");
}

/** Where session ticks stand; sessions outside the span have no place on it. */
export function ticksAt(sessions: readonly Date[], frame: Frame, span: Span): number[] {
  const inside = sessions.filter((at) => isOn(span, at));
  return [...new Set(inside.map((at) => xAt(frame, span, at)))].sort((a, b) => a - b);
}

/** Something that happened, by the letter that stands for it on a chart and in the list under it. */
export type Lettered = { at: Date; letter: string; words?: string | undefined };

/** Events in order of time, each with its letter: a to z, then a2 and so on. */
export function lettered(events: readonly { at: Date; words?: string | undefined }[]): Lettered[] {
  return inOrder(events).map((event, i) => {
    const turn = Math.floor(i / 26);
    return { ...event, letter: `${"abcdefghijklmnopqrstuvwxyz"[i % 26]}${turn ? turn + 1 : ""}` };
  });
}

export function isOn(span: Span, at: Date): boolean {
  return at >= span.from && at <= span.to;
}

/** Half-way between the last answer to an earlier wording and the first to today's; null without both. */
export function breakAt(points: readonly Point[]): Date | null {
  const own = inOrder(points).filter((point) => !point.light);
  const last = own.findLast((point) => point.before);
  const first = own.find((point) => !point.before);
  return last && first ? new Date((last.at.getTime() + first.at.getTime()) / 2) : null;
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
