"use client";

import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import type { Role } from "@/domain/principal";

type Person = { id: string; name: string; role: Role; isSelf: boolean };
type Props = {
  people: readonly Person[];
  /** Null for whoever may not change a role. */
  changeRole: FormAction<void> | null;
};

/** Who works in the practice, and in which role. */
export function Members({ people, changeRole }: Props) {
  return (
    <ul>
      {people.map((each) => (
        <li
          key={each.id}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-hairline border-b py-3"
        >
          <p>
            <span className="font-medium">{each.name}</span>
            <span className="text-quiet">
              {each.role === "owner" ? " · owner" : " · therapist"}
              {each.isSelf ? " · you" : ""}
            </span>
          </p>
          {changeRole ? <RoleForm person={each} action={changeRole} /> : null}
        </li>
      ))}
    </ul>
  );
}

function RoleForm({ person, action }: { person: Person; action: FormAction<void> }) {
  const other = person.role === "owner" ? "therapist" : "owner";
  return (
    <ActionForm action={action} submit={`Make ${other}`} kind="secondary" className="">
      {() => (
        <>
          <input type="hidden" name="memberId" value={person.id} />
          <input type="hidden" name="role" value={other} />
        </>
      )}
    </ActionForm>
  );
}
