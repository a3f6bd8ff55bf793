"use client";

import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { OwnPassword } from "@/components/ui/own-password";
import { Section } from "@/components/ui/section";
import { RecoveryCodes } from "./recovery-codes";

const FORM = "flex w-full flex-col gap-5";

/** Begins it, by the password. */
export function SetUpTwoStep({ action }: { action: FormAction<never> }) {
  return (
    <ActionForm action={action} submit="Set it up" className={FORM}>
      {(state) => <OwnPassword id="begin-password" state={state} />}
    </ActionForm>
  );
}

type Props = {
  codesLeft: number;
  begin: FormAction<never>;
  renew: FormAction<{ codes: string[] }>;
  /** Null where the practice requires it. */
  remove: FormAction<never> | null;
};

/** What can be changed once it is on; each asks for the password again. */
export function ChangeTwoStep({ codesLeft, begin, renew, remove }: Props) {
  return (
    <div className="mt-2 flex w-full flex-col gap-10">
      <p className="font-medium text-ink">
        It is on. {codesLeft === 1 ? "One recovery code is" : `${codesLeft} recovery codes are`}{" "}
        left.
      </p>
      <Section title="New recovery codes">
        <p className="mb-4">Making new ones ends those that you have.</p>
        <ActionForm
          action={renew}
          submit="Make new codes"
          kind="secondary"
          className={FORM}
          after={(result) => (
            <div className="mt-6">
              <RecoveryCodes {...result} />
            </div>
          )}
        >
          {(state) => <OwnPassword id="renew-password" state={state} />}
        </ActionForm>
      </Section>
      <Section title="Another phone">
        <p className="mb-4">
          Your present phone keeps working until you have entered the first code of the new one.
        </p>
        <ActionForm action={begin} submit="Set up another phone" kind="secondary" className={FORM}>
          {(state) => <OwnPassword id="begin-password" state={state} />}
        </ActionForm>
      </Section>
      {remove ? (
        <Section title="Turn it off">
          <p className="mb-4">
            Your password alone then lets anybody in. The recovery codes and your passkeys go with
            it.
          </p>
          <ActionForm action={remove} submit="Turn it off" kind="secondary" className={FORM}>
            {(state) => <OwnPassword id="remove-password" state={state} />}
          </ActionForm>
        </Section>
      ) : null}
    </div>
  );
}
