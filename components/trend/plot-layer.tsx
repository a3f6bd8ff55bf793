"use client";

import { usePlotArea } from "recharts";
import { fullDay } from "./day";
import type { ExpandedPlotProps } from "./expanded-plot";
import { isRated, xAt, yAt } from "./geometry";
import { Data } from "./plot";

/** The server drawing's marks on Recharts' plot area, with a link over each. */
export function PlotLayer(props: ExpandedPlotProps) {
  const { series, witness, span, everyDays, timeZone, hrefPrefix } = props;
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
      <Data
        series={series}
        witness={witness}
        draw={series.claim.draw}
        frame={frame}
        span={span}
        everyDays={everyDays}
        r={area.width > 600 ? 4 : 3}
      />
      {series.points.map((p) => (
        // Out of the tab order: arrow keys already reach every answer.
        <a
          key={p.reflectionId}
          href={`${hrefPrefix}${p.reflectionId}`}
          tabIndex={-1}
          aria-label={`${fullDay(p.at, timeZone)}: ${p.value === "unknown" ? "don’t know yet" : p.value}`}
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
