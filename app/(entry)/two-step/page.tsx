import type { Metadata } from "next";
import Link from "next/link";
import { encode } from "uqr";
import { accountOrNull, currentTherapist } from "@/app/(practice)/therapist";
import { ConfirmTwoStep } from "@/components/entry/confirm-two-step";
import { ChangeTwoStep, SetUpTwoStep } from "@/components/entry/two-step-forms";
import { PlainPage } from "@/components/ui/plain-page";
import { QrCode } from "@/components/ui/qr-code";
import { getTwoStep } from "@/data/two-step";
import { beginSecondStep, confirmSecondStep, removeSecondStep, renewCodes } from "./actions";

export const metadata: Metadata = { title: "Two-step sign-in" };

export default async function TwoStepPage() {
  // Whoever has no account to look after is told there where to go.
  const account = (await accountOrNull()) ?? (await currentTherapist());
  const { on, required, codesLeft, pending } = await getTwoStep(account);
  const entering = account.kind === "entrant";
  return (
    <PlainPage title="Two-step sign-in">
      <p>
        {entering
          ? "Your practice asks every member for it before anything else can be opened. "
          : ""}
        After your password you are asked for six digits that an app on your phone shows. Whoever
        learns your password alone then gets no further.
      </p>
      {/* Always here: the answer to it shows the recovery codes, also where no script runs. */}
      <ConfirmTwoStep key="confirm" action={confirmSecondStep} pending={pending !== null}>
        {pending ? (
          <>
            <p>
              Scan this with an authenticator app, or type the letters into it. Then write the six
              digits that it shows.
            </p>
            <QrCode
              modules={encode(pending.uri, { border: 0 }).data}
              label="QR code for your authenticator app"
            />
            <p className="w-full rounded bg-wash px-3 py-2 font-mono text-caption text-ink">
              {pending.text}
            </p>
          </>
        ) : null}
      </ConfirmTwoStep>
      {!on && !pending ? <SetUpTwoStep action={beginSecondStep} /> : null}
      {on ? (
        <ChangeTwoStep
          codesLeft={codesLeft}
          begin={beginSecondStep}
          renew={renewCodes}
          remove={required ? null : removeSecondStep}
        />
      ) : null}
      <p>
        <Link href={entering ? "/sign-in" : "/settings/account"} className="link">
          {entering ? "Sign in as somebody else" : "Back to your account"}
        </Link>
      </p>
    </PlainPage>
  );
}
