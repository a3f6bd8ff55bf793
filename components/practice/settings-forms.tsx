"use client";

import { ActionForm } from "@/components/ui/action-form";
import { type FormAction, fieldOf } from "@/components/ui/form-state";
import { TextInput } from "@/components/ui/text-input";
import { PracticeFields } from "./practice-fields";

type PracticeProps = {
  action: FormAction<void>;
  timeZones: readonly string[];
  practice: { name: string; timeZone: string; crisisLine: string; neutralPage: string | null };
};

/** The practice's own facts, for its owner to change. */
export function PracticeForm({ action, timeZones, practice }: PracticeProps) {
  const { name: practiceName, timeZone, crisisLine } = practice;
  const initial = { practiceName, timeZone, crisisLine };
  return (
    <ActionForm action={action} submit="Save the practice" done="Saved.">
      {(state) => (
        <>
          <PracticeFields state={state} timeZones={timeZones} initial={initial} />
          <TextInput
            label="Neutral page"
            hint="Where “Leave this page” takes a client: a site that anybody might have open, such as weather or news. Empty: an encyclopaedia."
            type="url"
            inputMode="url"
            placeholder="https://"
            {...fieldOf(state, "neutralPage", practice.neutralPage ?? "")}
          />
        </>
      )}
    </ActionForm>
  );
}

/** Changing the password ends every other sign-in. */
export function PasswordForm({ action }: { action: FormAction<void> }) {
  return (
    <ActionForm
      action={action}
      submit="Change the password"
      done="Changed. Every other sign-in has ended."
    >
      {(state) => (
        <>
          <TextInput
            label="Current password"
            type="password"
            autoComplete="current-password"
            name="current"
            error={state.fields?.current}
          />
          <TextInput
            label="New password"
            hint="At least 12 characters; a few unrelated words do well."
            type="password"
            autoComplete="new-password"
            name="next"
            error={state.fields?.next}
          />
        </>
      )}
    </ActionForm>
  );
}
