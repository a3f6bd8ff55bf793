"use client";

import { ActionForm } from "@/components/ui/action-form";
import { Checkbox } from "@/components/ui/fieldset";
import type { FormAction } from "@/components/ui/form-state";
import { TextInput } from "@/components/ui/text-input";

type Props = { action: FormAction; token: string; forCode: boolean };

/** A new password, and what shows that it is the member who sets it. */
export function ResetForm({ action, token, forCode }: Props) {
  return (
    <ActionForm action={action} submit="Set the password" className="flex w-full flex-col gap-5">
      {(state) => (
        <>
          <input type="hidden" name="token" value={token} />
          <TextInput
            label="New password"
            hint="At least 12 characters; a few unrelated words do well."
            type="password"
            autoComplete="new-password"
            name="password"
            error={state.fields?.password}
          />
          {forCode ? (
            <>
              <TextInput
                label="Code"
                hint="The six digits that your app shows now, or one of your recovery codes. Ten wrong ones end this link."
                name="code"
                autoComplete="one-time-code"
                autoCapitalize="none"
                spellCheck={false}
                error={state.fields?.code}
              />
              <Checkbox
                name="without"
                label="I have neither, and leave the code empty"
                hint="Access to your couples then waits until another member of each care team lets you in. Where nobody else on the care team can, it stays waiting, until you find a recovery code or whoever runs the server lets you in."
                defaultChecked={state.values?.without === "on"}
              />
            </>
          ) : null}
        </>
      )}
    </ActionForm>
  );
}
