import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { therapistOrNull } from "@/app/(practice)/therapist";
import { SignInForm } from "@/components/entry/sign-in-form";
import { PlainPage } from "@/components/ui/plain-page";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage() {
  if (await therapistOrNull()) redirect("/couples");
  return (
    <PlainPage title="Sign in">
      <p>For therapists. Clients come in by the link they were given.</p>
      <SignInForm />
    </PlainPage>
  );
}
