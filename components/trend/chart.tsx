import { colourOf } from "@/components/ui/capacity-colour";
import type { Charted } from "@/domain/charted";
import { CLAIM_PHRASES } from "@/domain/claim-phrases";
import { claimWords, witnessWords } from "@/domain/claim-words";
import type { Language } from "@/domain/language";
import { shortDay } from "./day";
import { breakAt, type Frame, type Lettered, type Span } from "./geometry";
import { type Answered, Data, Grid } from "./plot";
import { TimeMarks } from "./time-marks";
import { trendWords } from "./words";

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
  /** The therapist’s, English, unless a partner reads it. */
  language?: Language;
};

export type ChartProps = Shared & {
  chart: Charted;
  /** The other partner's `landed`: responsiveness has two witnesses. */
  witness?: Answered | undefined;
};

/** "Maya, Self-awareness, self-ratings". */
export function chartName({ partner, title }: Charted, language: Language = "en"): string {
  const { selfRatings } = trendWords(language);
  return `${partner.name}, ${title}${/[.?]$/.test(title) ? "" : ","} ${selfRatings}`;
}

/** The caption of a chart: its claim, and what hollow marks are. */
export function chartCaption(props: ChartProps): string {
  const { chart, witness, sameMoment = false, language } = props;
  const own = claimWords(chart.claim, language);
  const others = witness?.points.filter((p) => p.value !== "unknown") ?? [];
  if (!witness || others.length === 0) return own;
  const said = `${own} ${witnessWords({ ...witness.partner, sameMoment })}`;
  const light = others.some((p) => p.light) && !chart.claim.light;
  return light ? `${said} ${CLAIM_PHRASES[language ?? "en"].lighter}` : said;
}

type DrawingProps = ChartProps & { width: number; frame: Frame; r?: number };

/** The drawing alone, at any size; also what stands in for the expanded chart without script. */
export function ChartDrawing(props: DrawingProps) {
  const { chart, witness, span, sessions = [], events, everyDays = 7 } = props;
  const { timeZone, language, width, frame, r = 3 } = props;
  return (
    <svg
      role="img"
      aria-label={`${chartName(chart, language)}. ${chartCaption(props)}`}
      viewBox={`0 0 ${width} ${frame.bottom + 38}`}
      // Three to a page's width, words of this size would be too small to read.
      className={`block h-auto w-full print:[&_text]:text-[15px] ${colourOf(chart.capacity)}`}
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
          <Ends {...{ frame, span, timeZone, language }} />
        </>
      ) : null}
    </svg>
  );
}

type EndsProps = Pick<Shared, "timeZone" | "language"> & { frame: Frame; span: Span };

/** The first and the last day of a chart's time. */
export function Ends({ frame, span, timeZone, language }: EndsProps) {
  const look = { y: frame.bottom + 34, fontSize: 11, fill: "currentColor" } as const;
  return (
    <g className="text-quiet">
      <text {...look} x={frame.left}>
        {shortDay(span.from, timeZone, language)}
      </text>
      <text {...look} x={frame.right} textAnchor="end">
        {shortDay(span.to, timeZone, language)}
      </text>
    </g>
  );
}
