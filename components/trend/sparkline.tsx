import { CAPACITY_NAMES, type Capacity } from "@/domain/capacity";
import { claimOf } from "@/domain/claim";
import { type Dot, type Rated, rated, type Series } from "@/domain/series";
import { type Frame, marksOf, pathOf, type Span, stretches, xAt, yAt } from "./geometry";

const WIDTH = 92;
const LANES: readonly Frame[] = [
  { left: 4, right: 86, top: 3, bottom: 18 },
  { left: 4, right: 86, top: 24, bottom: 39 },
];

type Props = {
  capacity: Capacity;
  /** One lane per partner, circle first; missing or empty lanes are dotted. */
  lanes: readonly (Series<Dot> | undefined)[];
  /** The couple's own span, so that a row's three sparklines share their time. */
  span: Span | null;
  everyDays?: number;
};

/** The outlines of lanes, all of a kind in one: a caseload draws hundreds of them. */
type Drawn = { lines: string; marks: string; dotted: string };

function drawn(lanes: Props["lanes"], span: Span | null, everyDays: number): Drawn {
  const all: Drawn = { lines: "", marks: "", dotted: "" };
  for (const [i, frame] of LANES.entries()) {
    const series = lanes[i];
    const points = rated(series?.points ?? []);
    const last = points.at(-1);
    if (!series || !span || !last) {
      all.dotted += `M${frame.left} ${yAt(frame, 5)}H${frame.right}`;
      continue;
    }
    const { line } = claimOf(series).draw;
    const runs = line ? stretches(series.points, everyDays) : [];
    const alone = line ? runs.filter((run) => run.length === 1).flat() : points;
    const { mark } = series.partner;
    const place = (p: Rated<Dot>) => ({ x: xAt(frame, span, p.at), y: yAt(frame, p.value) });
    all.lines += runs.map((run) => pathOf(run, frame, span)).join("");
    all.marks += marksOf(mark, alone.map(place), 1.5) + marksOf(mark, [place(last)], 2.9);
  }
  return all;
}

function latest(series: Series<Dot>): string {
  const { name } = series.partner;
  const value = rated(series.points).at(-1)?.value;
  if (value !== undefined) return `${name} latest ${value}`;
  return series.points.length > 0 ? `${name} no number yet` : "";
}

/** Two partners' self-ratings of one capacity in a table cell; the latest mark stands out. */
export function Sparkline({ capacity, lanes, span, everyDays = 7 }: Props) {
  const known = lanes.flatMap((s) => (s ? latest(s) || [] : []));
  const label = `${CAPACITY_NAMES[capacity]}, self-ratings: ${known.join(", ") || "no answers yet"}`;
  const { lines, marks, dotted } = drawn(lanes, span, everyDays);
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${WIDTH} 42`} className="sparkline">
      {lines ? <path className="line" d={lines} /> : null}
      {marks ? <path d={marks} /> : null}
      {dotted ? <path className="none" d={dotted} /> : null}
    </svg>
  );
}
