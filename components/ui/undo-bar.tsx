"use client";

import { useActionState } from "react";
import { Button } from "./button";
import type { FormAction, FormState } from "./form-state";
import { Notice } from "./notice";

type Props = {
  /** What was done, in the past tense: "The couple was archived." */
  message: string;
  action: FormAction<void>;
  /** Hidden fields that say what to undo. */
  fields: Readonly<Record<string, string>>;
};

/** Says what happened and offers the way back, until it was taken; works without script. */
export function UndoBar({ message, action, fields }: Props) {
  const [state, send, pending] = useActionState(action, {} as FormState<void>);
  if (state.done) return null;
  return (
    <div
      data-chrome
      className="mb-6 flex flex-wrap items-center justify-between gap-3 rounded border border-edge bg-sheet py-2 pr-2 pl-4"
    >
      <p role="status">{message}</p>
      <form action={send}>
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button type="submit" kind="secondary" disabled={pending}>
          Undo
        </Button>
      </form>
      {state.error ? <Notice kind="error">{state.error}</Notice> : null}
    </div>
  );
}
