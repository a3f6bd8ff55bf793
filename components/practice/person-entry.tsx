"use client";

import { ActionForm } from "@/components/ui/action-form";
import { CopyButton } from "@/components/ui/copy-button";
import type { FormAction } from "@/components/ui/form-state";
import type { Role } from "@/domain/principal";
import { type MemberActions, MemberChanges } from "./member-changes";

type Props = {
  id: string;
  name: string;
  role: Role;
  since: string;
  /** Since when; null while nobody suspended them. */
  suspended: string | null;
  twoStep: boolean;
  isSelf: boolean;
  actions: {
    suspend: FormAction<void>;
    unsuspend: FormAction<void>;
    giveResetLink: FormAction<{ url: string }>;
  } & MemberActions;
};

/** One member of the practice, as its owner sees them. */
export function PersonEntry(props: Props) {
  const { id, name, role, since, suspended, twoStep, isSelf, actions } = props;
  const of = () => <input type="hidden" name="memberId" value={id} />;
  return (
    <li className="flex flex-col gap-3 border-hairline border-b py-4">
      <div>
        <p className="font-medium">
          {name}
          {isSelf ? " · you" : ""}
        </p>
        <p className="text-caption text-quiet">
          {role === "owner" ? "Owner" : "Therapist"} · since {since} ·{" "}
          {twoStep ? "two-step sign-in" : "password alone"}
          {suspended ? ` · suspended since ${suspended}` : ""}
        </p>
      </div>
      <MemberChanges member={{ id, name, role, isSelf }} {...actions} />
      {isSelf ? null : (
        <details>
          <summary className="min-h-9.5 cursor-pointer content-center text-quiet pointer-coarse:min-h-11">
            Suspend, or a new password<span className="sr-only"> for {name}</span>
          </summary>
          <div className="flex flex-col gap-6 pt-4">
            <div className="flex flex-col gap-3">
              <p className="text-caption text-quiet">
                {RESET} {twoStep ? WITH_CODE : WITHOUT}
              </p>
              <ActionForm
                action={actions.giveResetLink}
                submit="Make a reset link"
                kind="secondary"
                after={({ url }) => <ResetLink url={url} name={name} />}
              >
                {of}
              </ActionForm>
            </div>
            <div className="flex flex-col gap-3">
              <p className="text-caption text-quiet">
                {suspended
                  ? `${name} can then sign in again at once.`
                  : `${name} is signed out with the next click and cannot sign in. Nothing is deleted.`}
              </p>
              {/* Keyed: what one of the two answered is not the other's. */}
              <ActionForm
                key={suspended ? "lift" : "suspend"}
                action={suspended ? actions.unsuspend : actions.suspend}
                submit={suspended ? "Lift the suspension" : "Suspend"}
                kind="secondary"
              >
                {of}
              </ActionForm>
            </div>
          </div>
        </details>
      )}
    </li>
  );
}

const RESET =
  "A link to set a new password, for a colleague who has forgotten theirs. It works once, within a day.";
const WITH_CODE =
  "It asks for a code from their phone or a recovery code; without either, access to their couples waits for another member of each care team, or for whoever runs the server where there is none.";
const WITHOUT =
  "Access to their couples then waits for another member of each care team, or for whoever runs the server where there is none, since there is no code to ask for.";

function ResetLink({ url, name }: { url: string; name: string }) {
  return (
    <div className="flex flex-col items-start gap-3 pt-2" role="status">
      <p className="text-caption">
        For {name} only. It is shown this once; a new one ends those before.
      </p>
      <p className="w-full break-all rounded bg-wash px-3 py-2 font-mono text-caption">{url}</p>
      <CopyButton text={url} label="Copy the link" />
    </div>
  );
}
