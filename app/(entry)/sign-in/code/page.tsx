import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { entrantOrNull } from "@/app/(practice)/therapist";
import { CodeForm } from "@/components/entry/code-form";
import { PasskeySignIn } from "@/components/entry/passkey-sign-in";
import { PlainPage } from "@/components/ui/plain-page";
import { hasPasskey } from "@/data/principal/passkey";
import { askPasskey, prove, provePasskey } from "./actions";

export const metadata: Metadata = { title: "Your code" };

export default async function CodePage() {
  const entrant = await entrantOrNull();
  // Whoever has nothing to prove is sent on from there.
  if (entrant?.must !== "prove") redirect("/couples");
  return (
    <PlainPage title="Your code">
      <p>Your password was right. This is the second step of signing in.</p>
      <CodeForm action={prove} />
      {(await hasPasskey(entrant)) ? <PasskeySignIn ask={askPasskey} prove={provePasskey} /> : null}
      <p>
        No phone and no recovery code? The owner of your practice, or whoever runs the server, can
        make you a reset link.{" "}
        <Link href="/sign-in" className="link">
          Sign in as somebody else
        </Link>
      </p>
    </PlainPage>
  );
}
