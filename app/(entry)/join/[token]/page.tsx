import type { Metadata } from "next";
import { JoinForm } from "@/components/entry/join-form";
import { PlainPage } from "@/components/ui/plain-page";
import { invitationOf } from "@/data/principal/join";
import { ROLE_WORDS } from "@/domain/member";
import { join } from "./actions";

export const metadata: Metadata = { title: "Join a practice" };

type Props = { params: Promise<{ token: string }> };

/** Whoever looks changes nothing: a mail scanner leaves the invitation as it is. */
export default async function JoinPage({ params }: Props) {
  const { token } = await params;
  const invited = await invitationOf(token);
  if (!invited) {
    return (
      <PlainPage title="This invitation no longer works">
        <p>
          It may have been used or taken back, or be more than seven days old. Ask whoever invited
          you for a new one.
        </p>
      </PlainPage>
    );
  }
  return (
    <PlainPage title={`Join ${invited.practiceName}`}>
      <p>{ROLE_WORDS[invited.role]} The link works once.</p>
      <JoinForm action={join} token={token} />
    </PlainPage>
  );
}
