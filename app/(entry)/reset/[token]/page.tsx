import type { Metadata } from "next";
import { ResetForm } from "@/components/entry/reset-form";
import { PlainPage } from "@/components/ui/plain-page";
import { resetAsks } from "@/data/principal/reset";
import { resetByLink } from "./actions";

export const metadata: Metadata = { title: "A new password" };

type Props = { params: Promise<{ token: string }> };

export default async function ResetPage({ params }: Props) {
  const { token } = await params;
  const asks = await resetAsks(token);
  if (!asks) {
    return (
      <PlainPage title="This link no longer works">
        <p>
          It may have been used, replaced, ended by ten wrong codes, or be more than a day old. The
          owner of your practice, or whoever runs the server, can make you a new one.
        </p>
      </PlainPage>
    );
  }
  return (
    <PlainPage title="A new password">
      <p>This link works once. Setting a new password ends every sign-in that you have.</p>
      {asks.forCode ? null : (
        <p>
          Access to your couples then waits until another member of each care team lets you in,
          since you have no two-step sign-in that would show it is you. Where nobody else on the
          care team can, it stays waiting until whoever runs the server lets you in.
        </p>
      )}
      <ResetForm action={resetByLink} token={token} forCode={asks.forCode} />
    </PlainPage>
  );
}
