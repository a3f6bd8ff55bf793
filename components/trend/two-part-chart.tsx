import { colourOf } from "@/components/ui/capacity-colour";
import type { Capacity } from "@/domain/capacity";
import type { PartnerMark } from "@/domain/series";
import { Ends } from "./chart";
import { type Bounds, type Frame, marksOf, SMALL, type Span, xAt, yAt } from "./geometry";
import { type AxisTick, Grid } from "./plot";

/** Two values of one occasion: the first is drawn filled, the second hollow; in an earlier wording, lighter. */
export type TwoPart = { at: Date; first: number; second: number; before?: true };

/** So many of the latest are drawn; more would stand on each other. */
export const DRAWN = 26;

export type TwoPartLook = {
  capacity: Capacity | null;
  /** Of whom each part is. */
  shapes: readonly [first: PartnerMark, second: PartnerMark];
  bounds?: Bounds;
  ticks?: readonly AxisTick[];
  /** Room for the axis words. */
  left?: number;
};

type Props = TwoPartLook & {
  name: string;
  rows: readonly TwoPart[];
  span: Span;
  timeZone: string;
};

/** Both parts of each occasion over real time, joined by a line; never the difference alone. */
export function TwoPartChart(props: Props) {
  const { name, rows, span, timeZone, capacity, shapes, bounds, ticks, left = SMALL.left } = props;
  const frame: Frame = { ...SMALL, left };
  const x = (row: TwoPart) => xAt(frame, span, row.at);
  const y = (value: number) => yAt(frame, value, bounds);
  return (
    <svg
      role="img"
      aria-label={name}
      viewBox={`0 0 320 ${frame.bottom + 38}`}
      className={`block h-auto w-full ${colourOf(capacity)}`}
    >
      <Grid frame={frame} {...(ticks && { ticks })} {...(bounds && { bounds })} />
      <Pairs {...{ x, y, shapes }} rows={rows.filter((row) => row.before)} lighter />
      <Pairs {...{ x, y, shapes }} rows={rows.filter((row) => !row.before)} />
      <Ends frame={frame} span={span} timeZone={timeZone} />
    </svg>
  );
}

type PairsProps = Pick<Props, "rows" | "shapes"> & {
  x: (row: TwoPart) => number;
  y: (value: number) => number;
  lighter?: boolean;
};

function Pairs({ rows, shapes, x, y, lighter = false }: PairsProps) {
  if (rows.length === 0) return null;
  const joined = rows
    .filter((row) => row.first !== row.second)
    .map((row) => `M${x(row)} ${y(row.first)}V${y(row.second)}`);
  const places = (part: "first" | "second") => rows.map((row) => ({ x: x(row), y: y(row[part]) }));
  return (
    <g opacity={lighter ? 0.55 : 1}>
      {joined.length > 0 ? <path d={joined.join("")} stroke="currentColor" opacity="0.45" /> : null}
      <path
        data-marks="second"
        d={marksOf(shapes[1], places("second"), 4.4)}
        fill="var(--paper)"
        stroke="currentColor"
        strokeWidth="1.2"
      />
      <path data-marks="first" d={marksOf(shapes[0], places("first"), 2.8)} fill="currentColor" />
    </g>
  );
}
