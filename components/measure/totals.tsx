"use client";

import { type ReactNode, useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { Mark } from "@/components/ui/mark";
import { Section } from "@/components/ui/section";
import { Table, Td, Th } from "@/components/ui/table";
import { UndoBar } from "@/components/ui/undo-bar";
import type { PartnerMark } from "@/domain/series";
import { calendarDay } from "@/domain/when";

type Row = { id: string; takenOn: string; total: number };
type Own = {
  mark: PartnerMark;
  name: string;
  /** Oldest first. */
  totals: readonly Row[];
  plot: ReactNode;
  /** What may be said of how they changed. */
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
  coupleId: string;
  measures: readonly MeasureShown[];
  enter: FormAction<void>;
  remove: FormAction<void>;
};

type Removed = Readonly<Record<"measureId" | "about" | "takenOn" | "total", string>>;

/** What was entered, measure by measure, each partner apart; a total that is removed can be put back. */
export function Totals({ coupleId, measures, enter, remove }: Props) {
  const [removed, setRemoved] = useState<Removed | null>(null);
  const putBack: FormAction<void> = async (_before, form) => {
    const { result: _, ...state } = await enter({}, form);
    if (state.done) setRemoved(null);
    return state;
  };
  const removing = (of: Removed): FormAction<void> => {
    return async (before, form) => {
      const state = await remove(before, form);
      if (state.done) setRemoved(of);
      return state;
    };
  };
  return (
    <>
      {removed ? (
        <UndoBar
          message={`The total of ${calendarDay(removed.takenOn)} was removed.`}
          action={putBack}
          fields={{ coupleId, ...removed }}
        />
      ) : null}
      <div className="flex flex-col gap-12">
        {measures.map(({ id, name, facts, basis, partners }) => (
          <Section key={id} title={name}>
            <p className="mb-6 max-w-prose text-quiet">{facts}</p>
            <div className="grid gap-x-11 gap-y-9 md:grid-cols-2 print:grid-cols-2">
              {partners.map((own) => (
                <OwnTotals
                  key={own.mark}
                  {...{ own, coupleId, measure: name }}
                  remove={(row) => {
                    const { takenOn, total } = row;
                    const of = { measureId: id, about: own.mark, takenOn, total: String(total) };
                    return removing(of);
                  }}
                />
              ))}
            </div>
            <p className="mt-6 max-w-prose text-caption text-quiet">{basis}</p>
          </Section>
        ))}
      </div>
    </>
  );
}

type OwnProps = {
  own: Own;
  measure: string;
  coupleId: string;
  remove: (row: Row) => FormAction<void>;
};

function OwnTotals({ own, measure, coupleId, remove }: OwnProps) {
  const { mark, name, totals, plot, changes } = own;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <h3 className="flex items-center gap-2 font-medium">
        <Mark shape={mark} className="size-3" />
        {name}
      </h3>
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
              <Th data-chrome>
                <span className="sr-only">Remove</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {[...totals].reverse().map((row) => (
              <tr key={row.id}>
                <Th scope="row" className="font-normal text-body">
                  <span className="inline-flex min-h-9.5 items-center">
                    {calendarDay(row.takenOn)}
                  </span>
                </Th>
                <Td>
                  <span className="inline-flex min-h-9.5 items-center">{row.total}</span>
                </Td>
                <Td data-chrome className="text-right">
                  <ActionForm action={remove(row)} submit="Remove" kind="quiet" className="">
                    {() => (
                      <>
                        <input type="hidden" name="coupleId" value={coupleId} />
                        <input type="hidden" name="totalId" value={row.id} />
                      </>
                    )}
                  </ActionForm>
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      ) : null}
    </div>
  );
}
