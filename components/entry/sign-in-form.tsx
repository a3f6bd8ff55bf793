"use client";

import { signIn } from "next-auth/react";
import { type FormEvent, useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { type FormAction, type FormState, fieldOf } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { TextInput } from "@/components/ui/text-input";

const WRONG = "E-mail and password do not fit together. Check both and try again.";
const ELSEWHERE =
  "This page was opened at another address than the practice’s own, so nothing was tried. Open that one and sign in there.";
const AWAY = "The server did not answer. What you typed is still here; try again in a moment.";

/** Signs a member in. Which of e-mail and password was wrong is not said. */
export function SignInForm({ withoutScript }: { withoutScript: FormAction }) {
  const [state, post] = useActionState(withoutScript, {} as FormState);
  const [failure, setFailure] = useState<string | null>(null);
  const [pending, setPending] = useState(false);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setPending(true);
    const answer = await signIn("credentials", {
      redirect: false,
      email: String(form.get("email")),
      password: String(form.get("password")),
    }).catch(() => null);
    if (answer?.ok) return window.location.assign("/couples");
    setPending(false);
    if (answer?.status === 403) return setFailure(ELSEWHERE);
    setFailure(answer?.error === "CredentialsSignin" ? WRONG : (waiting(answer?.error) ?? AWAY));
  }

  const told = failure ?? state.error;
  return (
    <form action={post} onSubmit={send} className="flex w-full flex-col gap-5" noValidate>
      {told ? <Notice kind="error">{told}</Notice> : null}
      <TextInput
        label="E-mail"
        type="email"
        autoComplete="username"
        required
        {...fieldOf(state, "email")}
      />
      <TextInput
        name="password"
        label="Password"
        type="password"
        autoComplete="current-password"
        required
      />
      <Button type="submit" kind="primary" disabled={pending}>
        Sign in
      </Button>
    </form>
  );
}

/** "TooMany" with the time at which the next try may be made, in words. */
function waiting(error: string | null | undefined): string | null {
  const [name, until] = error?.split(" ") ?? [];
  if (name !== "TooMany" || !until) return null;
  const time = new Date(until).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  return `There were too many tries. The next one can be made at ${time}; nothing was tried now.`;
}
