import Link from "next/link";
import { Table, Td, Th } from "@/components/ui/table";
import { CAPACITIES, CAPACITY_NAMES } from "@/domain/capacity";
import { inOrder, type Point, type Series } from "@/domain/series";
import { fullDay } from "./day";

type Props = {
  /** One partner's series, at most one per capacity. */
  series: readonly Series[];
  /** What the other partner felt after speaking, matched by round. */
  witness?: Series | undefined;
  timeZone: string;
  /** A reflection's address is this followed by its id. */
  hrefPrefix: string;
};

function shown(point: Point | undefined) {
  if (!point) return <span className="text-quiet">no answer</span>;
  const value = point.value === "unknown" ? "don’t know yet" : point.value;
  return point.light ? <>{value} (other exercise)</> : value;
}

/** The same numbers as the charts, newest first, each row leading to its reflection. */
export function TrendTable({ series, witness, timeZone, hrefPrefix }: Props) {
  const partner = series[0]?.partner;
  if (!partner) return null;
  const all = inOrder(series.flatMap((s) => s.points)).reverse();
  const rows = [...new Map(all.map((p) => [p.reflectionId, p])).values()];
  const columns = CAPACITIES.map((capacity) => ({
    capacity,
    points: new Map(
      series.find((s) => s.capacity === capacity)?.points.map((p) => [p.reflectionId, p]),
    ),
  }));
  return (
    <Table caption={`${partner.name}: self-ratings, 0 to 10`} captionVisible>
      <thead>
        <tr>
          <Th>Date</Th>
          {columns.map(({ capacity }) => (
            <Th key={capacity}>{CAPACITY_NAMES[capacity]}</Th>
          ))}
          {witness ? <Th>How safe {witness.partner.name} felt after speaking</Th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.reflectionId}>
            <Th scope="row" className="font-normal text-body">
              <Link href={`${hrefPrefix}${row.reflectionId}`} className="link whitespace-nowrap">
                {fullDay(row.at, timeZone)}
              </Link>
            </Th>
            {columns.map(({ capacity, points }) => (
              <Td key={capacity}>{shown(points.get(row.reflectionId))}</Td>
            ))}
            {witness ? (
              <Td>{shown(witness.points.find((p) => p.roundId === row.roundId))}</Td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
