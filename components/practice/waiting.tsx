"use client";

import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { TextInput } from "@/components/ui/text-input";

type Waiting = { couples: number; alone: number; hasCodes: boolean };

/** What a member can do who set a new password without a code. */
export function WaitingWays({ waiting, end }: { waiting: Waiting; end: FormAction<void> }) {
  const { couples, alone, hasCodes } = waiting;
  return (
    <div className="flex flex-col gap-5">
      <p>
        {couples === 1 ? "Access to one couple waits" : `Access to ${couples} couples waits`}, since
        your new password was set by a reset link without a code. Nothing is lost, and your clients
        can go on writing.
      </p>
      {alone < couples ? (
        <p>
          A colleague of the care team can let you in, on the couple’s page. Get in touch yourself:
          the page asks them to speak with you first.
        </p>
      ) : null}
      {alone > 0 ? (
        <p className="font-medium">
          {alone === couples
            ? "Nobody else on the care team can let you in"
            : `For ${alone === 1 ? "one" : alone} of them nobody else on the care team can let you in`}
          , so it stays waiting.{" "}
          {hasCodes
            ? "The way out is one of the recovery codes that you had before; without them, whoever runs the server can let you in."
            : "You had no recovery codes before: whoever runs the server can let you in."}
        </p>
      ) : null}
      {hasCodes ? (
        <ActionForm action={end} submit="Use the recovery code">
          {(state) => (
            <TextInput
              label="Recovery code"
              hint="One of those that you had before the reset."
              name="code"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              error={state.fields?.code}
            />
          )}
        </ActionForm>
      ) : null}
    </div>
  );
}
