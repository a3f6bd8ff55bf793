"use client";

import { useEffect, useState } from "react";
import { PracticeFields } from "@/components/practice/practice-fields";
import { ActionForm } from "@/components/ui/action-form";
import { type FormAction, fieldOf } from "@/components/ui/form-state";
import { TextInput } from "@/components/ui/text-input";

type Props = { action: FormAction; code: string; timeZones: readonly string[] };

/** The first page of an installation: the practice, then the person who owns it. */
export function SetupForm({ action, code, timeZones }: Props) {
  const [here, setHere] = useState("");
  useEffect(() => setHere(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  return (
    <ActionForm action={action} submit="Create the practice" className="flex w-full flex-col gap-5">
      {(state) => (
        <>
          <input type="hidden" name="code" value={code} />
          <PracticeFields state={state} timeZones={timeZones} initial={{ timeZone: here }} />
          <TextInput
            label="Your name"
            hint="As clients know you; their pages say who reads."
            {...fieldOf(state, "ownerName")}
          />
          <TextInput
            label="Your e-mail"
            type="email"
            autoComplete="username"
            {...fieldOf(state, "email")}
          />
          <TextInput
            label="Password"
            hint="At least 12 characters; a few unrelated words do well."
            type="password"
            autoComplete="new-password"
            {...fieldOf(state, "password")}
          />
        </>
      )}
    </ActionForm>
  );
}
