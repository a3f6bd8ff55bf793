"use client";

import { ActionForm } from "@/components/ui/action-form";
import { type FormAction, fieldOf } from "@/components/ui/form-state";
import { Select, TextInput } from "@/components/ui/text-input";
import type { HIGHER_IS } from "@/domain/measure";

/** A measure as it stands now. */
export type GivenMeasure = {
  id: string;
  name: string;
  lowest: number;
  highest: number;
  higherIs: (typeof HIGHER_IS)[number];
  standardDeviation: number | null;
  retestReliability: number | null;
  source: string;
};

type Props = {
  action: FormAction<void>;
  submit: string;
  done: string;
  /** What it says now, where it is changed. */
  measure?: GivenMeasure;
};

/** A licensed measure as its publication has it. Ids begin with its own, since several stand on a page. */
export function MeasureForm({ action, submit, done, measure }: Props) {
  const of = measure?.id ?? "new";
  const initial = (value: number | null | undefined) => (value == null ? "" : String(value));
  return (
    <ActionForm
      action={action}
      submit={submit}
      done={done}
      kind={measure ? "secondary" : "primary"}
    >
      {(state) => {
        const field = (name: string, value: string) => ({
          ...fieldOf(state, name, value),
          id: `${of}-${name}`,
        });
        const direction = field("higherIs", measure?.higherIs ?? "");
        return (
          <>
            <TextInput label="Name" {...field("name", measure?.name ?? "")} />
            <div className="grid gap-5 sm:grid-cols-2">
              <TextInput
                label="Lowest possible total"
                inputMode="decimal"
                {...field("lowest", initial(measure?.lowest))}
              />
              <TextInput
                label="Highest possible total"
                inputMode="decimal"
                {...field("highest", initial(measure?.highest))}
              />
            </div>
            {/* A select takes a later default only when it is made anew. */}
            <Select
              label="A higher total is"
              hint="As the measure itself has it."
              key={direction.defaultValue}
              {...direction}
            >
              <option value="">Choose</option>
              <option value="better">better</option>
              <option value="worse">worse</option>
            </Select>
            <div className="grid gap-5 sm:grid-cols-2">
              <TextInput
                label="Published SD"
                hint="With r, or neither."
                inputMode="decimal"
                {...field("standardDeviation", initial(measure?.standardDeviation))}
              />
              <TextInput
                label="Published retest reliability r"
                hint="Between 0 and 1; with the SD."
                inputMode="decimal"
                {...field("retestReliability", initial(measure?.retestReliability))}
              />
            </div>
            <TextInput
              label="Source"
              hint="The manual or paper that these figures stand in."
              {...field("source", measure?.source ?? "")}
            />
          </>
        );
      }}
    </ActionForm>
  );
}
