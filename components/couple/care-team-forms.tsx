"use client";

import { ActionForm } from "@/components/ui/action-form";
import { type FormAction, fieldOf } from "@/components/ui/form-state";
import { Select } from "@/components/ui/text-input";

type Colleague = { id: string; name: string };
type Props<Result> = {
  coupleId: string;
  colleagues: readonly Colleague[];
  action: FormAction<Result>;
};

/** A colleague joins, and reads all that was sent from then on. */
export function AddColleague({ coupleId, colleagues, action }: Props<void>) {
  if (colleagues.length === 0)
    return <p className="text-quiet">Nobody else works in this practice who could join.</p>;
  return (
    <ActionForm action={action} submit="Add to the care team" kind="secondary" done="Added.">
      {(state) => (
        <>
          <p className="text-quiet">
            Whoever joins sees everything of this couple: what was sent before, and your notes. Both
            partners are told by name before they write again.
          </p>
          <input type="hidden" name="coupleId" value={coupleId} />
          <Select label="Colleague" id="joins" {...fieldOf(state, "memberId")}>
            <Colleagues of={colleagues} />
          </Select>
        </>
      )}
    </ActionForm>
  );
}

/** A colleague goes on in the therapist's place. */
export function HandOver({ coupleId, colleagues, action }: Props<never>) {
  if (colleagues.length === 0)
    return <p className="text-quiet">Nobody else works in this practice who could go on.</p>;
  return (
    <ActionForm action={action} submit="Hand over this couple" kind="secondary">
      {(state) => (
        <>
          <p className="text-quiet">
            The colleague is on the care team from now on and you are not. Only they can let you in
            again. Both partners are told who reads before they write again.
          </p>
          <input type="hidden" name="coupleId" value={coupleId} />
          <Select label="Goes on with this couple" id="goes-on" {...fieldOf(state, "memberId")}>
            <Colleagues of={colleagues} />
          </Select>
        </>
      )}
    </ActionForm>
  );
}

/** The others on the team go on. */
export function LeaveTeam({ coupleId, action }: Pick<Props<never>, "coupleId" | "action">) {
  return (
    <ActionForm action={action} submit="Leave the care team" kind="secondary">
      {() => (
        <>
          <p className="text-quiet">
            The others go on. Only they can let you in again. What you wrote stays with the couple.
          </p>
          <input type="hidden" name="coupleId" value={coupleId} />
        </>
      )}
    </ActionForm>
  );
}

function Colleagues({ of }: { of: readonly Colleague[] }) {
  return (
    <>
      <option value="">Choose…</option>
      {of.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </>
  );
}
