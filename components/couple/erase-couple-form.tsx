"use client";

import { ActionForm } from "@/components/ui/action-form";
import { type FormAction, fieldOf } from "@/components/ui/form-state";
import { OwnPassword } from "@/components/ui/own-password";
import { TextInput } from "@/components/ui/text-input";

/** The alias typed out and the password: nobody does this in passing. */
export function EraseCoupleForm({ action, alias }: { action: FormAction<void>; alias: string }) {
  return (
    <ActionForm action={action} submit="Erase the couple in thirty days">
      {(state) => (
        <>
          <TextInput
            label="The couple’s alias"
            hint={`Type it as it stands here: ${alias}`}
            autoComplete="off"
            {...fieldOf(state, "alias")}
          />
          <OwnPassword state={state} />
        </>
      )}
    </ActionForm>
  );
}
