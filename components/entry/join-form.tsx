"use client";

import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { AccountFields } from "./account-fields";

/** An invited colleague says who they are. */
export function JoinForm({ action, token }: { action: FormAction; token: string }) {
  return (
    <ActionForm action={action} submit="Join the practice" className="flex w-full flex-col gap-5">
      {(state) => (
        <>
          <input type="hidden" name="token" value={token} />
          <AccountFields state={state} name="name" />
        </>
      )}
    </ActionForm>
  );
}
