"use client";

import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { TextInput } from "@/components/ui/text-input";

/** The second step of signing in. */
export function CodeForm({ action }: { action: FormAction<never> }) {
  return (
    <ActionForm action={action} submit="Go on" className="flex w-full flex-col gap-5">
      {(state) => (
        <TextInput
          label="Code"
          hint="The six digits that your app shows now, or one of your recovery codes."
          name="code"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          error={state.fields?.code}
        />
      )}
    </ActionForm>
  );
}
