"use client";

import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";

type Props = {
  coupleId: string;
  careTeam: readonly { memberId: string; name: string; waits: boolean }[];
  letIn: FormAction<void>;
};

/** Colleagues of the care team whose password was reset without a code: somebody who knows them lets them in. */
export function WaitingColleagues({ coupleId, careTeam, letIn }: Props) {
  const waiting = careTeam.filter(({ waits }) => waits);
  if (waiting.length === 0) return null;
  return (
    <div data-private className="mb-7 flex flex-col gap-3">
      {waiting.map(({ memberId, name }) => (
        <Notice key={memberId} title={`${name} waits to be let in`}>
          <p>
            A new password was set for {name} by a reset link, and no code was given. It may be{" "}
            {name}, and it may be whoever had the link: speak with {name} in person or on the phone
            first. Until then {name} sees nothing of this couple.
          </p>
          <ActionForm action={letIn} submit={`Let ${name} in`} kind="secondary" className="mt-3">
            {() => (
              <>
                <input type="hidden" name="coupleId" value={coupleId} />
                <input type="hidden" name="memberId" value={memberId} />
              </>
            )}
          </ActionForm>
        </Notice>
      ))}
    </div>
  );
}
