import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { therapistOrNull } from "@/app/(practice)/therapist";
import { SignInForm } from "@/components/entry/sign-in-form";
import { Notice } from "@/components/ui/notice";
import { PlainPage } from "@/components/ui/plain-page";
import { signInWithoutScript } from "./actions";

export const metadata: Metadata = { title: "Sign in" };

const AFTER_RESET: Readonly<Record<string, string>> = {
  done: "Your new password is set. Sign in with it.",
  waits:
    "Your new password is set. Sign in with it; access to your couples waits until you are let in. Your account says what you can do.",
};

type Props = { searchParams: Promise<{ reset?: string }> };

export default async function SignInPage({ searchParams }: Props) {
  if (await therapistOrNull()) redirect("/couples");
  const told = AFTER_RESET[(await searchParams).reset ?? ""];
  return (
    <PlainPage title="Sign in">
      {told ? (
        <Notice kind="done">{told}</Notice>
      ) : (
        <p>For therapists. Clients come in by the link they were given.</p>
      )}
      <SignInForm withoutScript={signInWithoutScript} />
      <p>
        Forgotten your password? The owner of your practice, or whoever runs the server, can make
        you a reset link.
      </p>
    </PlainPage>
  );
}
