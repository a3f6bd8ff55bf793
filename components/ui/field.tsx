import type { ReactNode } from "react";

export type FieldWords = { label: ReactNode; hint?: ReactNode; error?: string | undefined };

/** What ties an input to its words for assistive technology. */
export type Wiring = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

/** Ids are made from the input's own, so that they are the same with and without script. */
export function wire(id: string, { hint, error }: Pick<FieldWords, "hint" | "error">): Wiring {
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean);
  return {
    id,
    "aria-describedby": described.length > 0 ? described.join(" ") : undefined,
    "aria-invalid": error ? true : undefined,
  };
}

export function Hint({ of, children }: { of: string; children: ReactNode }) {
  return (
    <p id={`${of}-hint`} className="text-caption text-quiet">
      {children}
    </p>
  );
}

/** An error is told by words and a heavier rule; no colour of its own. */
export function FieldError({ of, children }: { of: string; children: ReactNode }) {
  return (
    <p
      id={`${of}-error`}
      className="border-ink border-l-3 pl-2.5 font-medium text-caption text-ink"
    >
      {children}
    </p>
  );
}

type Props = FieldWords & { id: string; children: (wiring: Wiring) => ReactNode };

/** Label, hint, input, error: in this order for eye and ear. */
export function Field({ id, label, hint, error, children }: Props) {
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium text-caption text-ink">
        {label}
      </label>
      {hint ? <Hint of={id}>{hint}</Hint> : null}
      {children(wire(id, { hint, error }))}
      {error ? <FieldError of={id}>{error}</FieldError> : null}
    </div>
  );
}
