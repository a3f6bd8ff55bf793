"use client";

import { useEffect, useState } from "react";
import { PracticeFields } from "@/components/practice/practice-fields";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { AccountFields } from "./account-fields";

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
          <AccountFields state={state} name="ownerName" />
        </>
      )}
    </ActionForm>
  );
}
