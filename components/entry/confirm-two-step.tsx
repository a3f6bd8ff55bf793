"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import type { FormAction, FormState } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { TextInput } from "@/components/ui/text-input";
import { RecoveryCodes } from "./recovery-codes";

type Codes = { codes: string[] };
type Props = { action: FormAction<Codes>; pending: boolean; children: ReactNode };

/** Asks for the first code of what was scanned; in its place come the recovery codes, once. */
export function ConfirmTwoStep({ action, pending, children }: Props) {
  const [state, send, busy] = useActionState(action, {} as FormState<Codes>);
  if (state.result) return <RecoveryCodes {...state.result} next="/couples" />;
  if (!pending && !state.error) return null;
  return (
    <form action={send} className="flex w-full flex-col items-start gap-5" noValidate>
      {state.error ? <Notice kind="error">{state.error}</Notice> : null}
      {children}
      <div className="w-full">
        <TextInput
          label="Code"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          error={state.fields?.code}
        />
      </div>
      <Button type="submit" kind="primary" disabled={busy}>
        Turn it on
      </Button>
    </form>
  );
}
