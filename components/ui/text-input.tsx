import type { ComponentProps } from "react";
import { Field, type FieldWords } from "./field";

// 16 px: below that, phones zoom into the field when it takes focus.
const BOX =
  "w-full rounded border border-edge bg-sheet px-3 py-2 text-base text-ink aria-invalid:border-2 aria-invalid:border-ink";

type Named<T> = FieldWords & Omit<T, "id" | "name"> & { name: string; id?: string };

/** A one-line field with its words. `id` is the name unless given. */
export function TextInput(props: Named<ComponentProps<"input">>) {
  const { label, hint, error, id = props.name, className = "", type = "text", ...rest } = props;
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(wiring) => (
        <input type={type} className={`${BOX} min-h-11 ${className}`} {...rest} {...wiring} />
      )}
    </Field>
  );
}

/** A field for several lines; what people write is set in the serif. */
export function TextArea(props: Named<ComponentProps<"textarea">>) {
  const { label, hint, error, id = props.name, className = "", rows = 4, ...rest } = props;
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(wiring) => (
        <textarea
          rows={rows}
          className={`${BOX} field-sizing-content max-h-[60dvh] min-h-24 font-serif leading-relaxed ${className}`}
          {...rest}
          {...wiring}
        />
      )}
    </Field>
  );
}

/** A native select with its words; options as children. */
export function Select(props: Named<ComponentProps<"select">>) {
  const { label, hint, error, id = props.name, className = "", ...rest } = props;
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(wiring) => (
        <span className="relative block">
          <select
            className={`${BOX} min-h-11 appearance-none pr-10 ${className}`}
            {...rest}
            {...wiring}
          />
          <svg
            viewBox="0 0 12 12"
            aria-hidden="true"
            className="pointer-events-none absolute top-1/2 right-3.5 size-3 -translate-y-1/2 text-quiet"
          >
            <path d="M2 4.2 6 8l4-3.8" fill="none" stroke="currentColor" strokeWidth="1.5" />
          </svg>
        </span>
      )}
    </Field>
  );
}
