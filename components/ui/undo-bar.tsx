"use client";

import { ActionForm } from "./action-form";
import type { FormAction } from "./form-state";

type Props = {
  /** What was done, in the past tense: "The couple was archived." */
  message: string;
  action: FormAction<void>;
  /** Hidden fields that say what to undo. */
  fields: Readonly<Record<string, string>>;
};

/** Says what happened and offers the way back; works without script. */
export function UndoBar({ message, action, fields }: Props) {
  return (
    <div
      data-chrome
      className="mb-6 flex flex-wrap items-center justify-between gap-3 rounded border border-edge bg-sheet py-2 pr-2 pl-4"
    >
      <p role="status">{message}</p>
      <ActionForm action={action} submit="Undo" kind="secondary" className="">
        {() =>
          Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))
        }
      </ActionForm>
    </div>
  );
}
