import type { Charted } from "@/domain/charted";
import { inOrder, type Point } from "@/domain/series";
import { DatedTable } from "./dated-table";
import type { Answered } from "./plot";
import { EARLIER } from "./words";

type Props = {
  /** One partner's charts, at most one of each kind. */
  charts: readonly Charted[];
  /** What the other partner felt after speaking, matched by round. */
  witness?: Answered | undefined;
  timeZone: string;
  /** A reflection's address is this followed by its id. */
  hrefPrefix: string;
};

/** A value as a cell says it. */
export function valueWords(point: Pick<Point, "value"> | undefined): string {
  if (!point) return "no answer";
  return point.value === "unknown" ? "don’t know yet" : String(point.value);
}

function shown(point: Point | undefined): string {
  const about = point?.light ? " (other exercise)" : point?.before ? EARLIER : "";
  return `${valueWords(point)}${about}`;
}

/** The same numbers as the charts, newest first, each row leading to its reflection. */
export function TrendTable({ charts, witness, ...table }: Props) {
  const partner = charts[0]?.partner;
  if (!partner) return null;
  const own = charts.flatMap((chart) => chart.points);
  const answered = new Set(own.map((point) => point.roundId));
  // The other's account stands on the chart also where there is no own one.
  const lone = witness?.points.filter((point) => !answered.has(point.roundId)) ?? [];
  const all = inOrder([...own, ...lone]).reverse();
  const rows = [...new Map(all.map((point) => [point.reflectionId, point])).values()];
  const columns = charts.map(
    ({ points }) => new Map(points.map((point) => [point.reflectionId, point])),
  );
  const other = new Map(witness?.points.map((point) => [point.roundId, point]));
  return (
    <DatedTable
      {...table}
      caption={`${partner.name}: self-ratings, 0 to 10`}
      head={[
        ...charts.map((chart) => chart.title),
        ...(witness ? [`How safe ${witness.partner.name} felt after speaking`] : []),
      ]}
      rows={rows.map(({ reflectionId, at, roundId }) => ({
        ...{ reflectionId, at },
        cells: [
          ...columns.map((points) => shown(points.get(reflectionId))),
          ...(witness ? [shown(other.get(roundId))] : []),
        ],
      }))}
    />
  );
}
