"use client";

import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { measureWords } from "@/domain/measure-words";
import { type GivenMeasure, MeasureForm } from "./measure-form";

type Props = {
  measure: GivenMeasure & { retired: boolean };
  change: FormAction<void>;
  retire: FormAction<void>;
};

/** A measure of the practice: its figures, whether it is offered, and the way to correct it. */
export function MeasureEntry({ measure, change, retire }: Props) {
  const { id, name, retired } = measure;
  return (
    <li className="flex flex-col gap-2 border-hairline border-b py-4">
      <h3 className="font-medium">
        {name}
        {retired ? <span className="font-normal text-quiet"> · retired</span> : null}
      </h3>
      <p className="text-caption text-quiet">{measureWords(measure)}</p>
      <div className="flex flex-wrap items-start gap-x-6 gap-y-2">
        <ActionForm
          action={retire}
          submit={retired ? "Offer it again" : "Retire"}
          kind="secondary"
          className=""
        >
          {() => (
            <>
              <input type="hidden" name="measureId" value={id} />
              <input type="hidden" name="retired" value={retired ? "off" : "on"} />
            </>
          )}
        </ActionForm>
        <details className="min-w-64 flex-1">
          <summary className="min-h-9.5 cursor-pointer content-center text-quiet pointer-coarse:min-h-11">
            Change it, as long as no total was entered
          </summary>
          <div className="mt-3">
            <MeasureForm
              action={change}
              submit="Save the measure"
              done="Saved."
              measure={measure}
            />
          </div>
        </details>
      </div>
    </li>
  );
}
