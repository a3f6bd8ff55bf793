import { fullDay } from "@/components/trend/day";
import { Table, Td, Th } from "@/components/ui/table";
import { CAPACITIES, CAPACITY_NAMES } from "@/domain/capacity";
import { inOrder, type Series } from "@/domain/series";

type Props = {
  name: string;
  /** One partner's series, at most one for each capacity. */
  series: readonly Series[];
  /** How safe it felt to that partner after speaking. */
  landed?: Series | undefined;
  timeZone: string;
  /** Only answers after this instant. */
  since?: Date;
};

/** One partner's self-ratings as numbers, the newest first, for paper: nothing in it leads anywhere. */
export function NumberTable({ name, series, landed, timeZone, since }: Props) {
  const columns = [
    ...CAPACITIES.map((capacity) => ({
      title: CAPACITY_NAMES[capacity],
      points: series.find((each) => each.capacity === capacity)?.points ?? [],
    })),
    ...(landed ? [{ title: "Safe after speaking", points: landed.points }] : []),
  ];
  const all = inOrder(columns.flatMap(({ points }) => points)).reverse();
  const rows = [...new Map(all.map((each) => [each.reflectionId, each])).values()].filter(
    ({ at }) => !since || at > since,
  );
  if (rows.length === 0) return <p className="text-quiet">{name}: no numbers.</p>;
  return (
    <Table caption={`${name}: self-ratings, 0 to 10`} captionVisible>
      <thead>
        <tr>
          <Th>Date</Th>
          {columns.map(({ title }) => (
            <Th key={title}>{title}</Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ reflectionId, at }) => (
          <tr key={reflectionId}>
            <Th scope="row" className="whitespace-nowrap font-normal text-body">
              {fullDay(at, timeZone)}
            </Th>
            {columns.map(({ title, points }) => {
              const point = points.find((each) => each.reflectionId === reflectionId);
              return <Td key={title}>{shown(point)}</Td>;
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function shown(point: Series["points"][number] | undefined): string {
  if (!point) return "–";
  const value = point.value === "unknown" ? "don’t know yet" : String(point.value);
  return point.light ? `${value} (other exercise)` : value;
}
