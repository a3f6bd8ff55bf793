import type { Metadata } from "next";
import { SetupForm } from "@/components/entry/setup-form";
import { PlainPage } from "@/components/ui/plain-page";
import { isSetupCode } from "@/data/principal/setup";
import { setUp } from "./actions";

export const metadata: Metadata = { title: "Set up the practice" };

type Props = { params: Promise<{ code: string }> };

export default async function SetupPage({ params }: Props) {
  const { code } = await params;
  if (!(await isSetupCode(code))) {
    return (
      <PlainPage title="This set-up link no longer works">
        <p>
          It was used already, a later start has printed another, or it is more than a week old.
          Starting the server again prints a new one while there is no practice.
        </p>
      </PlainPage>
    );
  }
  return (
    <PlainPage title="Set up the practice">
      <p>This link works once. You will be its owner and can sign in straight away.</p>
      <SetupForm action={setUp} code={code} timeZones={Intl.supportedValuesOf("timeZone")} />
    </PlainPage>
  );
}
