"use client";

import { ActionForm } from "@/components/ui/action-form";
import { type FormAction, fieldOf } from "@/components/ui/form-state";
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
          <TextInput
            label="Your password"
            type="password"
            autoComplete="current-password"
            name="password"
            error={state.fields?.password}
          />
        </>
      )}
    </ActionForm>
  );
}
