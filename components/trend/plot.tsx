import type { Draw } from "@/domain/claim";
import type { PartnerMark, Point, Rated } from "@/domain/series";
import {
  AXIS,
  type Bounds,
  type Frame,
  isRated,
  marksOf,
  pathOf,
  type Span,
  stretches,
  xAt,
  yAt,
} from "./geometry";

export type AxisTick = { value: number; label: string };

const TENS: readonly AxisTick[] = AXIS.map((value) => ({ value, label: String(value) }));

type GridProps = { frame: Frame; ticks?: readonly AxisTick[]; bounds?: Bounds };

/** Grid and axis words: the same for every chart on one scale. */
export function Grid({ frame, ticks = TENS, bounds }: GridProps) {
  const heights = ticks.map(({ value }) => yAt(frame, value, bounds));
  return (
    <g className="text-quiet">
      <path
        d={heights.map((y) => `M${frame.left} ${y}H${frame.right}`).join("")}
        className="text-hairline"
        stroke="currentColor"
      />
      {ticks.map(({ value, label }, i) => (
        <text
          key={value}
          x={frame.left - 10}
          y={(heights[i] ?? 0) + 4}
          textAnchor="end"
          fontSize="12"
          fill="currentColor"
        >
          {label}
        </text>
      ))}
    </g>
  );
}

/** A partner's answers, whatever they are answers to. */
export type Answered = { partner: { mark: PartnerMark; name: string }; points: readonly Point[] };

type DataProps = {
  series: Answered;
  witness?: Answered | undefined;
  draw: Draw;
  frame: Frame;
  span: Span;
  everyDays: number;
  /** Radius of the marks. */
  r?: number;
};

/** The range of answers or the usual range as a band, or the two medians as short strokes: what the claim allows. */
function Extras({ series, draw, frame, span }: DataProps) {
  const band = draw.range ?? draw.usual;
  if (band) {
    const slack = draw.range ? 4 : 0;
    const top = yAt(frame, band[1]) - slack;
    const bottom = yAt(frame, band[0]) + slack;
    const box = { x: frame.left, y: top, width: frame.right - frame.left, height: bottom - top };
    return <rect {...box} fill="currentColor" opacity="0.09" />;
  }
  if (!draw.medians) return null;
  const own = series.points.filter(isRated).filter((p) => !p.light && !p.before);
  const xs = own.map((p) => xAt(frame, span, p.at)).sort((a, b) => a - b);
  const sides = [xs.slice(0, 3), xs.slice(-3)];
  return sides.map((side, i) => {
    const y = yAt(frame, draw.medians?.[i] ?? 0);
    const from = Math.max((side[0] ?? frame.left) - 4, frame.left - 4);
    return (
      <path
        key={side[0]}
        d={`M${from} ${y}H${(side.at(-1) ?? frame.right) + 4}`}
        stroke="currentColor"
        strokeWidth="7"
        strokeLinecap="round"
        opacity="0.16"
      />
    );
  });
}

/** Dots first; the thin line only where the claim allows one, and never across a gap. */
export function Data(props: DataProps) {
  const { series, witness, draw, frame, span, everyDays, r = 3 } = props;
  const { mark } = series.partner;
  const place = (p: Rated) => ({ x: xAt(frame, span, p.at), y: yAt(frame, p.value) });
  const marks = (points: readonly Rated[], shape = mark) => marksOf(shape, points.map(place), r);
  const runs = draw.line ? stretches(series.points, everyDays) : [];
  const numbers = series.points.filter(isRated);
  const isApart = (p: Rated) => p.light || p.before;
  const own = numbers.filter((p) => !isApart(p));
  const apart = numbers.filter(isApart);
  const other = witness?.points.filter(isRated) ?? [];
  const others = [
    ["witness", other.filter((p) => !isApart(p))],
    ["witness-apart", other.filter(isApart)],
  ] as const;
  return (
    <g>
      <Extras {...props} />
      {runs.length > 0 ? (
        <path
          d={runs.map((run) => pathOf(run, frame, span)).join("")}
          fill="none"
          stroke="currentColor"
          opacity="0.5"
        />
      ) : null}
      {others.map(([kind, points]) =>
        witness && points.length > 0 ? (
          <path
            key={kind}
            data-marks={kind}
            d={marks(points, witness.partner.mark)}
            fill="var(--paper)"
            stroke="currentColor"
            strokeWidth="1.2"
            opacity={kind === "witness" ? 1 : 0.55}
          />
        ) : null,
      )}
      {own.length > 0 ? <path data-marks="own" d={marks(own)} fill="currentColor" /> : null}
      {apart.length > 0 ? (
        <path data-marks="apart" d={marks(apart)} fill="currentColor" opacity="0.55" />
      ) : null}
      {series.points
        .filter((p) => p.value === "unknown")
        .map((p) => (
          <text
            key={p.reflectionId}
            x={xAt(frame, span, p.at)}
            y={frame.bottom + 19}
            textAnchor="middle"
            fontSize="12"
            fontWeight="700"
            fill="currentColor"
          >
            ?
          </text>
        ))}
    </g>
  );
}
