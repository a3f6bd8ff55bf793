"use client";

import { ActionForm } from "@/components/ui/action-form";
import { CopyButton } from "@/components/ui/copy-button";
import { type FormAction, fieldOf } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/text-input";
import type { Role } from "@/domain/principal";

/** Makes a link by which one colleague joins; it is shown once. */
export function InvitationForm({ action }: { action: FormAction<string> }) {
  return (
    <ActionForm
      action={action}
      submit="Make an invitation link"
      after={(address) => <NewInvitation key={address} address={address} />}
    >
      {(state) => (
        <>
          <p className="text-quiet">
            The link works once and for seven days. Hand it to the colleague yourself: whoever opens
            it can become a member. They see no couple until its care team adds them.
          </p>
          <Select
            label="Joins as"
            hint="An owner also invites and removes colleagues and sets how long things are kept; couples stay closed to them without a care team."
            {...fieldOf(state, "role", "therapist")}
          >
            <option value="therapist">Therapist</option>
            <option value="owner">Owner</option>
          </Select>
        </>
      )}
    </ActionForm>
  );
}

function NewInvitation({ address }: { address: string }) {
  return (
    <div className="mt-5">
      <Notice kind="done" title="The invitation. It is shown this once.">
        <p className="my-2 break-all rounded bg-sheet px-3 py-2 font-mono text-caption text-ink">
          {address}
        </p>
        <CopyButton text={address} label="Copy the invitation" />
      </Notice>
    </div>
  );
}

type OpenProps = {
  invitations: readonly { id: string; role: Role; by: string; until: string }[];
  revoke: FormAction<void>;
};

/** Invitations that nobody used yet, each to be taken back. */
export function OpenInvitations({ invitations, revoke }: OpenProps) {
  return (
    <ul>
      {invitations.map(({ id, role, by, until }) => (
        <li
          key={id}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-hairline border-b py-3"
        >
          <p>
            {role === "owner" ? "For an owner" : "For a therapist"}, by {by}.{" "}
            <span className="text-quiet">{until}</span>
          </p>
          <ActionForm action={revoke} submit="Take back" kind="secondary" className="">
            {() => <input type="hidden" name="invitationId" value={id} />}
          </ActionForm>
        </li>
      ))}
    </ul>
  );
}
