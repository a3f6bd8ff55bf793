"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, useRef } from "react";
import { CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from "recharts";
import { colourOf } from "@/components/ui/capacity-colour";
import type { Charted } from "@/domain/charted";
import { inOrder, type Point } from "@/domain/series";
import { fullDay, shortDay } from "./day";
import { AXIS, type Lettered, type Span } from "./geometry";
import type { Answered } from "./plot";
import { PlotLayer } from "./plot-layer";
import { valueWords } from "./trend-table";

export type ExpandedPlotProps = {
  name: string;
  caption: string;
  chart: Charted;
  witness?: Answered | undefined;
  span: Span;
  sessions: readonly Date[];
  events: readonly Lettered[];
  everyDays: number;
  timeZone: string;
  hrefPrefix: string;
};

type Row = Point & { time: number; height: number | null };

function Said({
  row,
  witness,
  timeZone,
}: { row: Row; timeZone: string } & Pick<ExpandedPlotProps, "witness">) {
  const other = witness?.points.find((p) => p.roundId === row.roundId);
  return (
    <div
      role="status"
      className="rounded border border-hairline bg-sheet px-3 py-2 font-sans text-caption text-ink"
    >
      <p className="text-quiet">{fullDay(row.at, timeZone)}</p>
      <p className="font-medium">
        {row.height === null ? "Don’t know yet" : `Self-rating ${row.height}`}
        {row.light ? ", in another exercise" : row.before ? ", to an earlier wording" : ""}
      </p>
      {witness && other ? (
        <p>
          How safe {witness.partner.name} felt after speaking: {valueWords(other)}
        </p>
      ) : null}
      <p className="text-quiet">Enter opens the reflection</p>
    </div>
  );
}

/** Recharts brings axes, tooltip and arrow keys; marks and lines are the server drawing's own. */
export function ExpandedPlot(props: ExpandedPlotProps) {
  const { chart, witness, span, timeZone, hrefPrefix } = props;
  const router = useRouter();
  const active = useRef<Row | undefined>(undefined);
  const rows: Row[] = inOrder(chart.points).map((p) => ({
    ...p,
    time: p.at.getTime(),
    height: p.value === "unknown" ? null : p.value,
  }));
  const domain = [span.from.getTime(), span.to.getTime()];

  function open(event: KeyboardEvent) {
    if (event.key !== "Enter" || !active.current) return;
    event.preventDefault();
    router.push(`${hrefPrefix}${active.current.reflectionId}`);
  }

  return (
    // Keys bubble from the chart, which holds the focus.
    <div className={`size-full ${colourOf(chart.capacity)}`} onKeyDownCapture={open}>
      <LineChart
        responsive
        className="size-full"
        data={rows}
        margin={{ top: 18, right: 12, bottom: 8, left: 0 }}
        aria-label={`${props.name}. ${props.caption} Arrow keys move between answers, Enter opens one.`}
      >
        <CartesianGrid vertical={false} stroke="var(--hairline)" />
        <XAxis
          dataKey="time"
          type="number"
          domain={domain}
          ticks={domain}
          tickFormatter={(time: number) => shortDay(new Date(time), timeZone)}
          axisLine={false}
          tickLine={false}
          tickMargin={12}
          tick={{ fontSize: 12, fill: "var(--quiet)" }}
          height={30}
        />
        <YAxis
          domain={[AXIS[0], AXIS[2]]}
          ticks={[...AXIS]}
          width={27}
          axisLine={false}
          tickLine={false}
          tick={{ fontSize: 12, fill: "var(--quiet)" }}
        />
        <PlotLayer {...props} />
        <Line
          dataKey="height"
          stroke="none"
          dot={false}
          isAnimationActive={false}
          activeDot={{ r: 7, fill: "none", stroke: "var(--ink)", strokeWidth: 1.5 }}
        />
        <Tooltip
          filterNull={false}
          isAnimationActive={false}
          cursor={{ stroke: "var(--edge)", strokeDasharray: "2 3" }}
          content={({ active: shown, label }) => {
            active.current = shown ? rows.find((row) => row.time === label) : undefined;
            return active.current ? (
              <Said row={active.current} witness={witness} timeZone={timeZone} />
            ) : null;
          }}
        />
      </LineChart>
    </div>
  );
}
