import type { Metadata } from "next";
import { currentMember, currentTherapist } from "@/app/(practice)/therapist";
import { InvitationForm, OpenInvitations } from "@/components/practice/invitations";
import { Members } from "@/components/practice/members";
import { Teams } from "@/components/practice/teams";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { listTeams } from "@/data/care-team";
import { listInvitations, listPeople } from "@/data/people";
import { inSentence, momentOf } from "@/domain/when";
import { changeRole, invite, removeColleague, revokeInvite } from "./actions";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const therapist = await currentTherapist();
  const { practice } = await currentMember();
  const isOwner = therapist.role === "owner";
  const people = await listPeople(therapist);
  const invitations = isOwner ? await listInvitations(therapist) : [];
  const teams = isOwner ? await listTeams(therapist) : [];
  const now = new Date();
  return (
    <>
      <PageHeader
        title="People"
        actions={<ButtonLink href="/settings">Back to settings</ButtonLink>}
      />
      <div className="flex max-w-xl flex-col gap-12">
        <Section title="Members of the practice">
          <Members people={people} actions={isOwner ? { changeRole, removeColleague } : null} />
        </Section>
        {isOwner ? (
          <Section title="Invite a colleague">
            <InvitationForm action={invite} />
          </Section>
        ) : null}
        {invitations.length > 0 ? (
          <Section title="Open invitations">
            <OpenInvitations
              revoke={revokeInvite}
              invitations={invitations.map(({ expiresAt, ...each }) => ({
                ...each,
                until:
                  expiresAt > now
                    ? `Serves until ${inSentence(momentOf(expiresAt, practice.timeZone, now))}.`
                    : "Has expired.",
              }))}
            />
          </Section>
        ) : null}
        {isOwner ? (
          <Section title="Care teams">
            <Teams teams={teams} />
          </Section>
        ) : null}
      </div>
    </>
  );
}
