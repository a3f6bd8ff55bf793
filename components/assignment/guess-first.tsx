"use client";

import { ActionForm } from "@/components/ui/action-form";
import { Checkbox } from "@/components/ui/fieldset";
import type { FormAction, FormState } from "@/components/ui/form-state";

const CLOSED =
  "Each new answer stays closed to you, on every page, until you have guessed it or opened it without a guess. Nobody else sees a guess.";

/** Asked while an exercise is assigned; off unless it is chosen. */
export function GuessFirstBox({ typed }: { typed: FormState["values"] }) {
  return (
    <Checkbox
      // A box takes a later default only when it is made anew.
      key={String(typed?.guessFirst)}
      name="guessFirst"
      label="Guess before you open"
      hint={CLOSED}
      defaultChecked={typed?.guessFirst === "on"}
    />
  );
}

type Props = {
  action: FormAction<void>;
  coupleId: string;
  assignmentId: string;
  isOn: boolean;
};

/** Begins or ends guessing first, later on. */
export function GuessFirstForm({ action, coupleId, assignmentId, isOn }: Props) {
  return (
    <ActionForm
      action={action}
      submit={isOn ? "End guessing first" : "Begin guessing first"}
      kind="secondary"
    >
      {() => (
        <>
          <p className="max-w-prose text-quiet">
            {isOn
              ? `It is on. ${CLOSED}`
              : `It is off. Once you begin: ${CLOSED.charAt(0).toLowerCase()}${CLOSED.slice(1)} What was sent before stays open.`}
          </p>
          <input type="hidden" name="coupleId" value={coupleId} />
          <input type="hidden" name="assignmentId" value={assignmentId} />
          <input type="hidden" name="guessFirst" value={isOn ? "off" : "on"} />
        </>
      )}
    </ActionForm>
  );
}
