"use client";

import { ActionForm } from "@/components/ui/action-form";
import { CopyButton } from "@/components/ui/copy-button";
import type { FormAction } from "@/components/ui/form-state";

type Props = {
  id: string;
  name: string;
  since: string;
  /** Since when; null while nobody suspended them. */
  suspended: string | null;
  twoStep: boolean;
  isSelf: boolean;
  actions: {
    suspend: FormAction<void>;
    unsuspend: FormAction<void>;
    giveResetLink: FormAction<{ url: string }>;
  };
};

/** One member of the practice, as its owner sees them. */
export function PersonEntry(props: Props) {
  const { id, name, since, suspended, twoStep, isSelf, actions } = props;
  const of = () => <input type="hidden" name="memberId" value={id} />;
  return (
    <li className="flex flex-col gap-3 border-hairline border-b py-4">
      <div>
        <p className="font-medium">
          {name}
          {isSelf ? " · you" : ""}
        </p>
        <p className="text-caption text-quiet">
          Since {since} · {twoStep ? "two-step sign-in" : "password alone"}
          {suspended ? ` · suspended since ${suspended}` : ""}
        </p>
      </div>
      {isSelf ? null : (
        <details className="group">
          <summary className="cursor-pointer text-caption text-quiet">
            Change <span className="sr-only">{name}’s account</span>
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
  "A link to a new password, for whoever has forgotten theirs. It works once, for a day.";
const WITH_CODE =
  "It asks for a code of their phone or a recovery code; without either, access to their couples waits for another member of each care team.";
const WITHOUT =
  "Access to their couples then waits for another member of each care team, since there is no code to ask for.";

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
