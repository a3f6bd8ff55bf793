"use client";

import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/browser";
import { answerOf, failureOf, formOf, usePasskeys } from "@/components/entry/passkey";
import { ActionForm } from "@/components/ui/action-form";
import { type FormAction, type FormState, fieldOf } from "@/components/ui/form-state";
import { OwnPassword } from "@/components/ui/own-password";
import { TextInput } from "@/components/ui/text-input";

type Passkey = { id: string; name: string; since: string; used: string | null };
type Props = {
  passkeys: readonly Passkey[];
  remove: FormAction<void>;
};

/** A member's own passkeys. */
export function Passkeys({ passkeys, remove }: Props) {
  return (
    <ul>
      {passkeys.map(({ id, name, since, used }) => (
        <li
          key={id}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-hairline border-b py-3"
        >
          <div className="min-w-0">
            <p className="break-words font-medium">{name}</p>
            <p className="text-caption text-quiet">
              Added {since} · {used ? `last used ${used}` : "not used yet"}
            </p>
          </div>
          <ActionForm action={remove} submit="Remove" kind="secondary" className="">
            {() => <input type="hidden" name="passkeyId" value={id} />}
          </ActionForm>
        </li>
      ))}
    </ul>
  );
}

type AddProps = {
  begin: FormAction<PublicKeyCredentialCreationOptionsJSON>;
  save: FormAction<void>;
};

const FAILED: Readonly<Record<string, string>> = {
  InvalidStateError: "This device has one of your passkeys already. Nothing was added.",
};

/** Asks for the password, then has the browser make a passkey; shown where script runs, since a browser makes one by script alone. */
export function AddPasskey({ begin, save }: AddProps) {
  const has = usePasskeys();
  async function send(_: FormState<void>, form: FormData): Promise<FormState<void>> {
    const name = String(form.get("name"));
    const asked = await begin({}, formOf({ password: String(form.get("password")) }));
    const options = asked.result;
    if (!options) return failureOf(asked, { name });
    const came = await answerOf(async () => {
      const { startRegistration } = await import("@simplewebauthn/browser");
      return startRegistration({ optionsJSON: options });
    });
    if ("failed" in came) {
      const told = FAILED[came.failed] ?? "No passkey was added. Try again when you like.";
      return { error: told, values: { name } };
    }
    const saved = await save({}, formOf({ name, ...came }));
    return saved.done ? { done: true } : failureOf(saved, { name });
  }
  if (has === null) return null;
  if (!has) return <p>This browser takes no passkeys. Codes work everywhere.</p>;
  return (
    <ActionForm action={send} submit="Add a passkey" kind="secondary" done="Added.">
      {(state) => (
        <>
          <TextInput
            label="Name for it"
            hint="So that you know it again, such as “laptop at home”. Empty: the browser’s name."
            id="passkey-name"
            autoComplete="off"
            maxLength={80}
            {...fieldOf(state, "name")}
          />
          <OwnPassword id="passkey-password" state={state} />
        </>
      )}
    </ActionForm>
  );
}
