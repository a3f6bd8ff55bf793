"use client";

import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";

type Props = {
  action: FormAction<void>;
  required: boolean;
  /** It is asked of everybody whatever is chosen here. */
  anyway: boolean;
};

/** Whether every member of the practice signs in by two steps, for its owner to say. */
export function TwoStepRule({ action, required, anyway }: Props) {
  return (
    <div className="flex flex-col gap-4">
      <p className="text-quiet">
        {required
          ? "Every member must have it; whoever has not is asked to set it up before anything else."
          : anyway
            ? "Every member must have it, since the practice is opened over a network, not only on the machine that runs it."
            : "Each member may choose. You can require it of every member; whoever has none is then asked to set it up before anything else."}
      </p>
      {anyway ? null : (
        <ActionForm
          action={action}
          submit={required ? "Leave it to each member" : "Require it of every member"}
          kind="secondary"
        >
          {() => <input type="hidden" name="required" value={required ? "off" : "on"} />}
        </ActionForm>
      )}
    </div>
  );
}
