"use client";

import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction, FormState } from "@/components/ui/form-state";
import { answerOf, failureOf, formOf, usePasskeys } from "./passkey";

type Props = { ask: FormAction<PublicKeyCredentialRequestOptionsJSON>; prove: FormAction<never> };

/** The second step of signing in by a passkey; shown where script runs, since a browser asks it by script alone. */
export function PasskeySignIn({ ask, prove }: Props) {
  const has = usePasskeys();
  async function send(): Promise<FormState<never>> {
    const asked = await ask({}, new FormData());
    const options = asked.result;
    if (!options) return failureOf(asked);
    const came = await answerOf(async () => {
      const { startAuthentication } = await import("@simplewebauthn/browser");
      return startAuthentication({ optionsJSON: options });
    });
    if ("failed" in came) {
      return { error: "No passkey was used. Press the button again, or type a code." };
    }
    return prove({}, formOf(came));
  }
  if (has === null) return null;
  if (!has) return <p>This browser takes no passkeys: type a code.</p>;
  return (
    <ActionForm
      action={send}
      submit="Use a passkey"
      kind="secondary"
      className="flex w-full flex-col gap-5"
    />
  );
}
