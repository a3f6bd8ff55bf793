import { Table, Td, Th } from "@/components/ui/table";
import { fullDay } from "./day";

export type DatedRow = { reflectionId: string; at: Date; cells: readonly string[] };

type Props = {
  caption: string;
  /** Of the columns after the date. */
  head: readonly string[];
  rows: readonly DatedRow[];
  timeZone: string;
  /** A reflection's address is this followed by its id. */
  hrefPrefix: string;
};

/** A real table of what was sent when, each row leading to its reflection. */
export function DatedTable({ caption, head, rows, timeZone, hrefPrefix }: Props) {
  return (
    <Table caption={caption} captionVisible>
      <thead>
        <tr>
          {["Date", ...head].map((name) => (
            <Th key={name}>{name}</Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.length === 0 ? (
          <tr>
            <Td colSpan={head.length + 1}>No answers yet.</Td>
          </tr>
        ) : null}
        {rows.map(({ reflectionId, at, cells }) => (
          <tr key={reflectionId}>
            <Th scope="row" className="font-normal text-body">
              {/* No router: two years of rows would be two years of links to fetch ahead. */}
              <a href={`${hrefPrefix}${reflectionId}`} className="link whitespace-nowrap">
                {fullDay(at, timeZone)}
              </a>
            </Th>
            {cells.map((cell, i) => (
              <Td key={head[i]}>{cell}</Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
