"use client";

import { ActionForm } from "@/components/ui/action-form";
import { type FormAction, fieldOf } from "@/components/ui/form-state";
import { OwnPassword } from "@/components/ui/own-password";
import { TextInput } from "@/components/ui/text-input";

/** The name typed out and the password: nobody does this in passing. */
export function ErasePracticeForm({ action, name }: { action: FormAction<void>; name: string }) {
  return (
    <ActionForm action={action} submit="Erase the practice in thirty days">
      {(state) => (
        <>
          <TextInput
            label="The name of the practice"
            hint={`Type it as it stands here: ${name}`}
            autoComplete="off"
            {...fieldOf(state, "practiceName")}
          />
          <OwnPassword state={state} />
        </>
      )}
    </ActionForm>
  );
}

/** Any owner, until the day has come. */
export function UndoErasing({ action }: { action: FormAction<void> }) {
  return <ActionForm action={action} submit="Undo: keep the practice" kind="secondary" />;
}
