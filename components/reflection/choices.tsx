import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

export type ChoiceForm = {
  /** Ties the form to whom it was made for, and to the "who sees what" of this page. */
  fields: { round: string; link: string; seen: string };
  options: readonly { choice: string; label: string; note?: string | undefined }[];
};

type Props = ChoiceForm & { children?: ReactNode };

/** Choices about an exercise: each as large, as dark and as near as the others. */
export function Choices({ fields, options, children }: Props) {
  return (
    <form
      method="post"
      action="/reflect/choose"
      data-hand-in="step"
      className="mt-auto flex flex-col gap-2 pt-8"
    >
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      {options.map(({ choice, label, note }) => (
        <div key={choice} className={note ? "mb-3" : undefined}>
          <Button
            type="submit"
            kind="choice"
            size="room"
            name="choice"
            value={choice}
            aria-describedby={note ? `${choice}-note` : undefined}
          >
            {label}
          </Button>
          {note ? (
            <p id={`${choice}-note`} className="mt-1.5 text-caption text-quiet">
              {note}
            </p>
          ) : null}
        </div>
      ))}
    </form>
  );
}
