import type { ReactNode } from "react";
import { FieldError, Hint, wire } from "./field";

type FieldsetProps = {
  /** Needed for the ids of hint and error. */
  id: string;
  legend: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  children: ReactNode;
};

export function Fieldset({ id, legend, hint, error, children }: FieldsetProps) {
  const { "aria-describedby": describedBy } = wire(id, { hint, error });
  return (
    <fieldset id={id} aria-describedby={describedBy} className="flex min-w-0 flex-col gap-1.5">
      <legend className="mb-1.5 font-medium text-caption text-ink">{legend}</legend>
      {hint ? <Hint of={id}>{hint}</Hint> : null}
      {children}
      {error ? <FieldError of={id}>{error}</FieldError> : null}
    </fieldset>
  );
}

export type Choice = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

type ChoiceRowProps = Choice & {
  type: "radio" | "checkbox";
  name: string;
  id: string;
  defaultChecked?: boolean;
  required?: boolean;
};

function ChoiceRow({ type, id, label, hint, ...input }: ChoiceRowProps) {
  return (
    <label
      htmlFor={id}
      className="flex min-h-11 items-start gap-3 rounded border border-edge bg-sheet px-3.5 py-2.5 hover:bg-wash has-checked:border-ink has-checked:bg-wash has-checked:ring-1 has-checked:ring-ink has-disabled:opacity-60"
    >
      <input
        {...input}
        type={type}
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="mt-1 size-4 shrink-0"
      />
      <span className="min-w-0">
        <span className="block text-ink">{label}</span>
        {hint ? (
          <span id={`${id}-hint`} className="block text-caption text-quiet">
            {hint}
          </span>
        ) : null}
      </span>
    </label>
  );
}

type CheckboxProps = Omit<Choice, "value"> & {
  name: string;
  value?: string;
  defaultChecked?: boolean;
};

export function Checkbox({ name, value = "on", ...rest }: CheckboxProps) {
  return <ChoiceRow type="checkbox" name={name} id={`${name}-${value}`} value={value} {...rest} />;
}
