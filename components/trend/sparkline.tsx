import { CAPACITY_TEXT } from "@/components/ui/capacity-colour";
import { CAPACITY_NAMES, type Capacity } from "@/domain/capacity";
import { claimOf } from "@/domain/claim";
import { type Rated, rated, type Series } from "@/domain/series";
import { type Frame, marksOf, pathOf, type Span, stretches, xAt, yAt } from "./geometry";

const WIDTH = 92;
const LANES: readonly Frame[] = [
  { left: 4, right: 86, top: 3, bottom: 18 },
  { left: 4, right: 86, top: 24, bottom: 39 },
];

type Props = {
  capacity: Capacity;
  /** One lane per partner, circle first; missing or empty lanes are dotted. */
  lanes: readonly (Series | undefined)[];
  /** The couple's own span, so that a row's three sparklines share their time. */
  span: Span | null;
  everyDays?: number;
};

function latest(series: Series): string {
  const { name } = series.partner;
  const value = rated(series.points).at(-1)?.value;
  if (value !== undefined) return `${name} latest ${value}`;
  return series.points.length > 0 ? `${name} no number yet` : "";
}

function Lane({
  series,
  frame,
  span,
  everyDays,
}: {
  series: Series;
  frame: Frame;
  span: Span;
  everyDays: number;
}) {
  const points = rated(series.points);
  const { line } = claimOf(series).draw;
  const paths = line ? stretches(series.points, everyDays) : [];
  const alone = line ? paths.filter((run) => run.length === 1).flat() : points;
  const last = points.at(-1);
  const { mark } = series.partner;
  const place = (p: Rated) => ({ x: xAt(frame, span, p.at), y: yAt(frame, p.value) });
  const marks = `${marksOf(mark, alone.map(place), 1.5)}${last ? marksOf(mark, [place(last)], 2.9) : ""}`;
  return (
    <>
      {paths.length > 0 ? (
        <path
          d={paths.map((run) => pathOf(run, frame, span)).join("")}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.25"
          strokeLinejoin="round"
          opacity="0.75"
        />
      ) : null}
      <path d={marks} fill="currentColor" />
    </>
  );
}

/** Two partners' self-ratings of one capacity in a table cell; the latest mark stands out. */
export function Sparkline({ capacity, lanes, span, everyDays = 7 }: Props) {
  const known = lanes.flatMap((s) => (s ? latest(s) || [] : []));
  const label = `${CAPACITY_NAMES[capacity]}, self-ratings: ${known.join(", ") || "no answers yet"}`;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} 42`}
      className={`h-10.5 w-23 ${CAPACITY_TEXT[capacity]}`}
    >
      {LANES.map((frame, i) => {
        const series = lanes[i];
        if (series && span && rated(series.points).length > 0) {
          return (
            <Lane key={frame.top} series={series} frame={frame} span={span} everyDays={everyDays} />
          );
        }
        const y = yAt(frame, 5);
        return (
          <path
            key={frame.top}
            d={`M${frame.left} ${y}H${frame.right}`}
            className="text-edge"
            stroke="currentColor"
            strokeWidth="1.2"
            strokeDasharray="1.2 3.2"
          />
        );
      })}
    </svg>
  );
}
