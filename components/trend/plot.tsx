import type { Draw } from "@/domain/claim";
import type { Series } from "@/domain/series";
import { AXIS, type Frame, isRated, pathOf, type Span, stretches, xAt, yAt } from "./geometry";
import { PlotMark } from "./plot-mark";

/** Grid, axis words and session ticks: the same for every chart on one scale. */
export function Grid({ frame, ticks }: { frame: Frame; ticks: readonly number[] }) {
  return (
    <g className="text-quiet">
      {AXIS.map((value) => (
        <g key={value}>
          <path
            d={`M${frame.left} ${yAt(frame, value)}H${frame.right}`}
            className="text-hairline"
            stroke="currentColor"
          />
          <text
            x={frame.left - 10}
            y={yAt(frame, value) + 4}
            textAnchor="end"
            fontSize="12"
            fill="currentColor"
          >
            {value}
          </text>
        </g>
      ))}
      {ticks.map((x) => (
        <path key={x} d={`M${x} ${frame.bottom}v6`} stroke="currentColor" strokeWidth="1.2" />
      ))}
    </g>
  );
}

type DataProps = {
  series: Series;
  witness?: Series | undefined;
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
  const runs = draw.line ? stretches(series.points, everyDays) : [];
  return (
    <g>
      <Extras {...props} />
      <path
        d={runs.map((run) => pathOf(run, frame, span)).join("")}
        fill="none"
        stroke="currentColor"
        opacity="0.5"
      />
      {witness?.points.filter(isRated).map((p) => (
        <PlotMark
          key={p.reflectionId}
          shape={witness.partner.mark}
          x={xAt(frame, span, p.at)}
          y={yAt(frame, p.value)}
          r={r}
          hollow
        />
      ))}
      {series.points.filter(isRated).map((p) => (
        <PlotMark
          key={p.reflectionId}
          shape={mark}
          x={xAt(frame, span, p.at)}
          y={yAt(frame, p.value)}
          r={r}
          light={p.light ?? p.before ?? false}
        />
      ))}
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
