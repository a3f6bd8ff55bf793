"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import type { FormAction, FormState } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { UndoBar } from "@/components/ui/undo-bar";
import { calendarDay } from "@/domain/when";
import { type MeasureShown, OwnTotals } from "./own-totals";

type Removed = Readonly<Record<"totalId" | "measureId" | "about" | "takenOn" | "total", string>>;

const NOTHING: Removed = { totalId: "", measureId: "", about: "", takenOn: "", total: "" };

type Props = {
  coupleId: string;
  measures: readonly MeasureShown[];
  enter: FormAction<void>;
  remove: FormAction<Removed>;
};

/** What was entered, measure by measure, each partner apart; a total that is removed can be put back. */
export function Totals({ coupleId, measures, enter, remove }: Props) {
  // One state for every form of the list: without script the page that a removal answers with is
  // drawn anew, and the row's own form is no longer there to hold what was removed.
  const [state, send, pending] = useActionState(remove, {} as FormState<Removed>);
  const { totalId, ...removed } = state.result ?? NOTHING;
  return (
    <>
      {state.error ? <Notice kind="error">{state.error}</Notice> : null}
      {totalId ? (
        <UndoBar
          key={totalId}
          message={`The total of ${calendarDay(removed.takenOn)} was removed.`}
          action={enter}
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
                  {...{ own, measure: name }}
                  remove={(row) => (
                    <form action={send}>
                      <input type="hidden" name="coupleId" value={coupleId} />
                      <input type="hidden" name="totalId" value={row.id} />
                      <Button type="submit" kind="quiet" disabled={pending}>
                        Remove
                      </Button>
                    </form>
                  )}
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
