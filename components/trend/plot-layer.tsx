"use client";

import { usePlotArea } from "recharts";
import { fullDay } from "./day";
import type { ExpandedPlotProps } from "./expanded-plot";
import { breakAt, isRated, xAt, yAt } from "./geometry";
import { Data } from "./plot";
import { TimeMarks } from "./time-marks";
import { valueWords } from "./trend-table";

/** The server drawing's marks on Recharts' plot area, with a link over each. */
export function PlotLayer(props: ExpandedPlotProps) {
  const { chart, witness, span, sessions, events, everyDays, timeZone, hrefPrefix } = props;
  const area = usePlotArea();
  if (!area) return null;
  const frame = {
    left: area.x,
    right: area.x + area.width,
    top: area.y,
    bottom: area.y + area.height,
  };
  return (
    <g>
      <TimeMarks {...{ frame, span, sessions, events }} breakAt={breakAt(chart.points)} />
      <Data
        {...{ witness, frame, span, everyDays }}
        series={chart}
        draw={chart.claim.draw}
        r={area.width > 600 ? 4 : 3}
      />
      {chart.points.map((p) => (
        // Out of the tab order: arrow keys already reach every answer.
        <a
          key={p.reflectionId}
          href={`${hrefPrefix}${p.reflectionId}`}
          tabIndex={-1}
          aria-label={`${fullDay(p.at, timeZone)}: ${valueWords(p)}`}
        >
          <circle
            cx={xAt(frame, span, p.at)}
            cy={isRated(p) ? yAt(frame, p.value) : frame.bottom + 15}
            r="11"
            fill="transparent"
          />
        </a>
      ))}
    </g>
  );
}
