"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, useRef } from "react";
import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from "recharts";
import { CAPACITY_TEXT } from "@/components/ui/capacity-colour";
import type { Claimed } from "@/domain/claim";
import { inOrder, type Point, type Series } from "@/domain/series";
import { fullDay, shortDay } from "./day";
import { AXIS, type Span } from "./geometry";
import { PlotLayer } from "./plot-layer";

export type ExpandedPlotProps = {
  name: string;
  caption: string;
  series: Claimed;
  witness?: Series | undefined;
  span: Span;
  sessions: readonly Date[];
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
      </p>
      {witness && other ? (
        <p>
          {witness.partner.name} felt safe after speaking:{" "}
          {other.value === "unknown" ? "don’t know yet" : other.value}
        </p>
      ) : null}
      <p className="text-quiet">Enter opens the reflection</p>
    </div>
  );
}

/** Recharts brings axes, tooltip and arrow keys; marks and lines are the server drawing's own. */
export function ExpandedPlot(props: ExpandedPlotProps) {
  const { series, witness, span, sessions, timeZone, hrefPrefix } = props;
  const router = useRouter();
  const active = useRef<Row | undefined>(undefined);
  const rows: Row[] = inOrder(series.points).map((p) => ({
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
    <div className={`size-full ${CAPACITY_TEXT[series.capacity]}`} onKeyDownCapture={open}>
      <LineChart
        responsive
        className="size-full"
        data={rows}
        margin={{ top: 10, right: 12, bottom: 8, left: 0 }}
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
        {sessions.map((at) => (
          <ReferenceLine
            key={at.getTime()}
            segment={[
              { x: at.getTime(), y: 0 },
              { x: at.getTime(), y: 0.25 },
            ]}
            stroke="var(--quiet)"
          />
        ))}
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
