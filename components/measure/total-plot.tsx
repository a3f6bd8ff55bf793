import { fullDay } from "@/components/trend/day";
import { type Frame, marksOf, spanOf, xAt, yAt } from "@/components/trend/geometry";
import type { Total } from "@/domain/measure";
import type { PartnerMark } from "@/domain/series";
import { calendarDay } from "@/domain/when";

const FRAME: Frame = { left: 40, right: 312, top: 10, bottom: 94 };

type Props = {
  partner: { mark: PartnerMark; name: string };
  /** Oldest first. */
  totals: readonly Total[];
  measure: { name: string; lowest: number; highest: number };
};

/** One partner's totals on the measure's own scale; dots alone, since nothing is known between them. */
export function TotalPlot({ partner, totals, measure }: Props) {
  const { lowest, highest } = measure;
  const points = totals.map((each) => ({ ...each, at: noon(each.takenOn) }));
  const span = spanOf(points.map(({ at }) => at));
  if (!span) return null;
  const yOn = (value: number) => yAt(FRAME, value, { min: lowest, max: highest });
  const places = points.map(({ at, total }) => ({ x: xAt(FRAME, span, at), y: yOn(total) }));
  const said = totals.map(({ takenOn, total }) => `${calendarDay(takenOn)} ${total}`).join(", ");
  return (
    <svg
      role="img"
      aria-label={`${partner.name}, ${measure.name}, ${lowest} to ${highest}: ${said}`}
      viewBox="0 0 320 116"
      className="w-full max-w-md"
    >
      {[lowest, (lowest + highest) / 2, highest].map((value) => (
        <g key={value}>
          <path
            d={`M${FRAME.left} ${yOn(value)}H${FRAME.right}`}
            className="text-hairline"
            stroke="currentColor"
          />
          <text
            x={FRAME.left - 11}
            y={yOn(value) + 3.5}
            textAnchor="end"
            fontSize="10"
            className="fill-quiet tabular-nums"
          >
            {value}
          </text>
        </g>
      ))}
      <path d={marksOf(partner.mark, places, 3)} fill="currentColor" />
      <text x={FRAME.left} y="111" fontSize="10" className="fill-quiet">
        {fullDay(span.from, "UTC")}
      </text>
      <text x={FRAME.right} y="111" fontSize="10" textAnchor="end" className="fill-quiet">
        {fullDay(span.to, "UTC")}
      </text>
    </svg>
  );
}

function noon(day: string): Date {
  return new Date(`${day}T12:00Z`);
}
