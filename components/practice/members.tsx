"use client";

import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import type { Role } from "@/domain/principal";

type Person = { id: string; name: string; role: Role; isSelf: boolean };
type Actions = { changeRole: FormAction<void>; removeColleague: FormAction<void> };
type Props = {
  people: readonly Person[];
  /** Null for whoever may change nothing here. */
  actions: Actions | null;
};

/** Who works in the practice, and in which role. */
export function Members({ people, actions }: Props) {
  return (
    <ul>
      {people.map((each) => (
        <li key={each.id} className="flex flex-col gap-2 border-hairline border-b py-3">
          <p>
            <span className="font-medium">{each.name}</span>
            <span className="text-quiet">
              {each.role === "owner" ? " · owner" : " · therapist"}
              {each.isSelf ? " · you" : ""}
            </span>
          </p>
          {actions ? <Changes person={each} {...actions} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Changes({ person, changeRole, removeColleague }: Actions & { person: Person }) {
  const { id, name, isSelf } = person;
  const other = person.role === "owner" ? "therapist" : "owner";
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
