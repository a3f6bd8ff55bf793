import { currentMember, currentTherapist } from "@/app/(practice)/therapist";
import { InvitationForm, OpenInvitations } from "@/components/practice/invitations";
import { Section } from "@/components/ui/section";
import { listInvitations } from "@/data/invitation";
import { inSentence, momentOf } from "@/domain/when";
import { invite, revokeInvite } from "./invitation-actions";

/** How colleagues come, for an owner. */
export async function Invitations() {
  const invitations = await listInvitations(await currentTherapist());
  const { practice } = await currentMember();
  const now = new Date();
  const until = (expiresAt: Date) =>
    expiresAt > now
      ? `Works until ${inSentence(momentOf(expiresAt, practice.timeZone, now))}.`
      : "Has expired.";
  return (
    <>
      <Section title="Invite a colleague">
        <InvitationForm action={invite} />
      </Section>
      {invitations.length > 0 ? (
        <Section title="Open invitations">
          <OpenInvitations
            revoke={revokeInvite}
            invitations={invitations.map(({ expiresAt, ...each }) => ({
              ...each,
              until: until(expiresAt),
            }))}
          />
        </Section>
      ) : null}
    </>
  );
}
