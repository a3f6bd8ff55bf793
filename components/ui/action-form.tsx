"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "./button";
import type { FormAction, FormState } from "./form-state";
import { Notice } from "./notice";

type Props<Result> = {
  action: FormAction<Result>;
  submit: string;
  /** Said once it went through, where the page stays. */
  done?: string;
  kind?: "primary" | "secondary" | "quiet";
  children?: (state: FormState<Result>) => ReactNode;
  /** What follows once it went through: another form cannot stand inside this one. */
  after?: (result: Result) => ReactNode;
  className?: string;
  /** The key that presses it. */
  pressedBy?: string;
};

/** A form that keeps what was typed, says what went wrong, and cannot be sent twice at once. */
export function ActionForm<Result>({ action, ...props }: Props<Result>) {
  return <StateForm {...props} of={useActionState(action, {} as FormState<Result>)} />;
}

/** An action's state, how it is sent, and whether it is on its way. */
export type Sending<Result> = readonly [FormState<Result>, (form: FormData) => void, boolean];

type StateProps<Result> = Omit<Props<Result>, "action"> & { of: Sending<Result> };

/** As `ActionForm`, of a state that is kept elsewhere: by a list whose rows come and go. */
export function StateForm<Result>(props: StateProps<Result>) {
  const { of, submit, done, kind = "primary", children, after } = props;
  const { className = "flex flex-col gap-5", pressedBy } = props;
  const [state, send, pending] = of;
  const failed =
    state.error ?? (state.fields ? "Some answers need another look. Nothing was lost." : null);
  return (
    <>
      <form action={send} className={className} noValidate>
        {failed ? <Notice kind="error">{failed}</Notice> : null}
        {done && state.done && !failed ? <Notice kind="done">{done}</Notice> : null}
        {children?.(state)}
        <div>
          <Button type="submit" kind={kind} disabled={pending} data-key={pressedBy}>
            {submit}
          </Button>
        </div>
      </form>
      {state.result !== undefined && after ? after(state.result) : null}
    </>
  );
}
