import { CAPACITY_TEXT } from "@/components/ui/capacity-colour";
import { CapacityTag } from "@/components/ui/capacity-tag";
import { CAPACITY_NAMES } from "@/domain/capacity";
import type { Claimed } from "@/domain/claim";
import { claimWords, witnessWords } from "@/domain/claim-words";
import type { Series } from "@/domain/series";
import { shortDay } from "./day";
import { type Frame, type Span, ticksAt } from "./geometry";
import { Data, Grid } from "./plot";

export type ChartProps = {
  series: Claimed;
  /** The other partner's `landed`: responsiveness has two witnesses. */
  witness?: Series | undefined;
  /** Shared by all charts of the couple; null while nobody has answered. */
  span: Span | null;
  sessions?: readonly Date[];
  /** Days from one expected answer to the next; a longer wait leaves a gap. */
  everyDays?: number;
  /** Whether every round named the moment it was about. */
  sameMoment?: boolean;
  timeZone: string;
};

/** The caption of a chart: its claim, and what hollow marks are. */
export function chartCaption({ series, witness, sameMoment = false }: ChartProps): string {
  const own = claimWords(series.claim);
  if (!witness?.points.some((p) => p.value !== "unknown")) return own;
  return `${own} ${witnessWords({ ...witness.partner, sameMoment })}`;
}

type DrawingProps = ChartProps & { width: number; frame: Frame; r?: number };

/** The drawing alone, at any size; also what stands in for the expanded chart without script. */
export function ChartDrawing(props: DrawingProps) {
  const {
    series,
    witness,
    span,
    sessions = [],
    everyDays = 7,
    timeZone,
    width,
    frame,
    r = 3,
  } = props;
  const name = `${series.partner.name}, ${CAPACITY_NAMES[series.capacity]}, self-ratings`;
  const ends = {
    y: frame.bottom + 34,
    fontSize: 11,
    fill: "currentColor",
    className: "text-quiet",
  };
  return (
    <svg
      role="img"
      aria-label={`${name}. ${chartCaption(props)}`}
      viewBox={`0 0 ${width} ${frame.bottom + 38}`}
      className={`block h-auto w-full ${CAPACITY_TEXT[series.capacity]}`}
    >
      <Grid frame={frame} ticks={span ? ticksAt(sessions, frame, span) : []} />
      {span ? (
        <>
          <Data
            series={series}
            witness={witness}
            draw={series.claim.draw}
            frame={frame}
            span={span}
            everyDays={everyDays}
            r={r}
          />
          <text {...ends} x={frame.left}>
            {shortDay(span.from, timeZone)}
          </text>
          <text {...ends} x={frame.right} textAnchor="end">
            {shortDay(span.to, timeZone)}
          </text>
        </>
      ) : null}
    </svg>
  );
}

const FRAME: Frame = { left: 27, right: 314, top: 8, bottom: 106 };

/** One partner's self-ratings of one capacity, with its caption. */
export function SmallMultiple(props: ChartProps) {
  return (
    <figure className="max-w-96 min-w-0">
      <h3 className="mb-3 font-medium font-sans text-body tracking-normal">
        <CapacityTag capacity={props.series.capacity} />
      </h3>
      <ChartDrawing {...props} width={320} frame={FRAME} />
      <figcaption className="mt-2 text-caption text-quiet">{chartCaption(props)}</figcaption>
    </figure>
  );
}
