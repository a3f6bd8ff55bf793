import { fullDay } from "@/components/trend/day";
import { type ReadBy, THERAPIST, type TrendWords, trendWords } from "@/components/trend/words";
import { Table, Td, Th } from "@/components/ui/table";
import { CAPACITIES } from "@/domain/capacity";
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
  /** The therapist, unless it is for a partner. */
  reader?: ReadBy;
};

/** One partner's self-ratings as numbers, the newest first, for paper: nothing in it leads anywhere. */
export function NumberTable(props: Props) {
  const { name, series, landed, timeZone, since, reader = THERAPIST } = props;
  const words = trendWords(reader.language);
  const columns = [
    ...CAPACITIES.map((capacity) => ({
      title: reader.capacities[capacity],
      points: series.find((each) => each.capacity === capacity)?.points ?? [],
    })),
    ...(landed ? [{ title: words.landed, points: landed.points }] : []),
  ];
  const all = inOrder(columns.flatMap(({ points }) => points)).reverse();
  const rows = [...new Map(all.map((each) => [each.reflectionId, each])).values()].filter(
    ({ at }) => !since || at > since,
  );
  if (rows.length === 0) return <p className="text-quiet">{words.noNumbers(name)}</p>;
  return (
    <Table caption={words.table(name)} captionVisible>
      <thead>
        <tr>
          <Th>{words.date}</Th>
          {columns.map(({ title }) => (
            <Th key={title}>{title}</Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ reflectionId, at }) => (
          <tr key={reflectionId}>
            <Th scope="row" className="whitespace-nowrap font-normal text-body">
              {fullDay(at, timeZone, reader.language)}
            </Th>
            {columns.map(({ title, points }) => {
              const point = points.find((each) => each.reflectionId === reflectionId);
              return <Td key={title}>{shown(point, words)}</Td>;
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function shown(point: Series["points"][number] | undefined, words: TrendWords): string {
  if (!point) return "–";
  const value = point.value === "unknown" ? words.unknown : String(point.value);
  if (point.light) return `${value} (${words.otherExercise})`;
  return point.before ? `${value} (${words.earlierWording})` : value;
}
