import { colourOf } from "@/components/ui/capacity-colour";
import type { Charted } from "@/domain/charted";
import { claimWords, witnessWords } from "@/domain/claim-words";
import { shortDay } from "./day";
import { breakAt, type Frame, type Lettered, type Span } from "./geometry";
import { type Answered, Data, Grid } from "./plot";
import { TimeMarks } from "./time-marks";

/** What all charts of a page have in common. */
export type Shared = {
  /** Shared by all charts of the couple; null while nobody has answered. */
  span: Span | null;
  sessions?: readonly Date[];
  events?: readonly Lettered[];
  /** Days from one expected answer to the next; a longer wait leaves a gap. */
  everyDays?: number;
  /** Whether every round named the moment it was about. */
  sameMoment?: boolean;
  timeZone: string;
};

export type ChartProps = Shared & {
  chart: Charted;
  /** The other partner's `landed`: responsiveness has two witnesses. */
  witness?: Answered | undefined;
};

/** "Maya, Self-awareness, self-ratings". */
export function chartName({ partner, title }: Charted): string {
  return `${partner.name}, ${title}${/[.?]$/.test(title) ? "" : ","} self-ratings`;
}

/** The caption of a chart: its claim, and what hollow marks are. */
export function chartCaption({ chart, witness, sameMoment = false }: ChartProps): string {
  const own = claimWords(chart.claim);
  if (!witness?.points.some((p) => p.value !== "unknown")) return own;
  return `${own} ${witnessWords({ ...witness.partner, sameMoment })}`;
}

type DrawingProps = ChartProps & { width: number; frame: Frame; r?: number };

/** The drawing alone, at any size; also what stands in for the expanded chart without script. */
export function ChartDrawing(props: DrawingProps) {
  const { chart, witness, span, sessions = [], events, everyDays = 7 } = props;
  const { timeZone, width, frame, r = 3 } = props;
  return (
    <svg
      role="img"
      aria-label={`${chartName(chart)}. ${chartCaption(props)}`}
      viewBox={`0 0 ${width} ${frame.bottom + 38}`}
      className={`block h-auto w-full ${colourOf(chart.capacity)}`}
    >
      <Grid frame={frame} />
      {span ? (
        <>
          <TimeMarks {...{ frame, span, sessions, events }} breakAt={breakAt(chart.points)} />
          <Data
            {...{ witness, frame, span, everyDays, r }}
            series={chart}
            draw={chart.claim.draw}
          />
          <Ends frame={frame} span={span} timeZone={timeZone} />
        </>
      ) : null}
    </svg>
  );
}

type EndsProps = { frame: Frame; span: Span; timeZone: string };

/** The first and the last day of a chart's time. */
export function Ends({ frame, span, timeZone }: EndsProps) {
  const look = { y: frame.bottom + 34, fontSize: 11, fill: "currentColor" } as const;
  return (
    <g className="text-quiet">
      <text {...look} x={frame.left}>
        {shortDay(span.from, timeZone)}
      </text>
      <text {...look} x={frame.right} textAnchor="end">
        {shortDay(span.to, timeZone)}
      </text>
    </g>
  );
}
