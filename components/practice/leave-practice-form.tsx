"use client";

import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { OwnPassword } from "@/components/ui/own-password";

/** Leaving is for good: only an invitation leads back, to a new account. */
export function LeavePracticeForm({ action }: { action: FormAction<never> }) {
  return (
    <ActionForm action={action} submit="Leave the practice">
      {(state) => (
        <>
          <p className="text-quiet">
            You are signed out everywhere, leave every care team, and cannot sign in again. What you
            wrote stays with the couples, under your name. The partners of your couples are told
            that somebody no longer reads.
          </p>
          <OwnPassword state={state} />
        </>
      )}
    </ActionForm>
  );
}
