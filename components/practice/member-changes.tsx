"use client";

import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import type { Role } from "@/domain/principal";

export type MemberActions = { changeRole: FormAction<void>; removeColleague: FormAction<void> };
type Props = MemberActions & { member: { id: string; name: string; role: Role; isSelf: boolean } };

/** What an owner may change of a member: the role, and whether they stay. */
export function MemberChanges({ member, changeRole, removeColleague }: Props) {
  const { id, name, isSelf } = member;
  const other = member.role === "owner" ? "therapist" : "owner";
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-2">
      <ActionForm action={changeRole} submit={`Make ${other}`} kind="secondary" className="">
        {() => (
          <>
            <input type="hidden" name="memberId" value={id} />
            <input type="hidden" name="role" value={other} />
          </>
        )}
      </ActionForm>
      {isSelf ? null : (
        <details className="min-w-64 flex-1">
          <summary className="min-h-9.5 cursor-pointer content-center text-quiet pointer-coarse:min-h-11">
            Remove from the practice
          </summary>
          <ActionForm
            action={removeColleague}
            submit={`Remove ${name}`}
            kind="secondary"
            className="mt-2 flex flex-col gap-3"
          >
            {() => (
              <>
                <p className="text-quiet">
                  {name} is signed out everywhere, leaves every care team, and cannot sign in again.
                  What they wrote stays.
                </p>
                <input type="hidden" name="memberId" value={id} />
              </>
            )}
          </ActionForm>
        </details>
      )}
    </div>
  );
}
