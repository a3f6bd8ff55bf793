import type { ReactNode } from "react";
import { Mark } from "@/components/ui/mark";
import { Table, Td, Th } from "@/components/ui/table";
import type { PartnerMark } from "@/domain/series";
import { calendarDay } from "@/domain/when";

export type TotalRow = { id: string; takenOn: string; total: number };

/** One partner's totals on a measure, with what may be said of how they changed. */
export type Own = {
  mark: PartnerMark;
  name: string;
  /** Oldest first. */
  totals: readonly TotalRow[];
  plot: ReactNode;
  changes: readonly string[];
};

export type MeasureShown = {
  id: string;
  name: string;
  /** Range, direction, source. */
  facts: string;
  /** What the words on change rest on. */
  basis: string;
  partners: readonly Own[];
};

type Props = {
  own: Own;
  measure: string;
  /** Under which heading of the page it stands. */
  headed?: "h3" | "h4";
  remove?: (row: TotalRow) => ReactNode;
};

/** What was entered for one partner; where totals can be removed, each has its way. */
export function OwnTotals({ own, measure, headed: Heading = "h3", remove }: Props) {
  const { mark, name, totals, plot, changes } = own;
  const cell = remove ? "inline-flex min-h-9.5 items-center" : "";
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Heading className="flex items-center gap-2 font-medium">
        <Mark shape={mark} className="size-3" />
        {name}
      </Heading>
      {totals.length === 0 ? <p className="text-quiet">No total yet.</p> : null}
      {plot}
      {changes.map((words) => (
        <p key={words}>{words}</p>
      ))}
      {totals.length > 0 ? (
        <Table caption={`${measure}, ${name}`}>
          <thead>
            <tr>
              <Th>Taken on</Th>
              <Th>Total</Th>
              {remove ? (
                <Th data-chrome>
                  <span className="sr-only">Remove</span>
                </Th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {[...totals].reverse().map((row) => (
              <tr key={row.id}>
                <Th scope="row" className="font-normal text-body">
                  <span className={cell}>{calendarDay(row.takenOn)}</span>
                </Th>
                <Td>
                  <span className={cell}>{row.total}</span>
                </Td>
                {remove ? (
                  <Td data-chrome className="text-right">
                    {remove(row)}
                  </Td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </Table>
      ) : null}
    </div>
  );
}
