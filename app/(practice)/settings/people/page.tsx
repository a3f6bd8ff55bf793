import type { Metadata } from "next";
import { currentTherapist } from "@/app/(practice)/therapist";
import { Members } from "@/components/practice/members";
import { Teams } from "@/components/practice/teams";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { listTeams } from "@/data/care-team";
import { listMembers } from "@/data/members";
import { Accounts } from "./accounts";
import { Invitations } from "./invitations";
import { changeRole, removeColleague } from "./member-actions";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const therapist = await currentTherapist();
  const isOwner = therapist.role === "owner";
  const members = await listMembers(therapist);
  const teams = isOwner ? await listTeams(therapist) : [];
  return (
    <>
      <PageHeader
        title="People"
        actions={<ButtonLink href="/settings">Back to settings</ButtonLink>}
      />
      <div className="flex max-w-xl flex-col gap-12">
        <Section title="Members of the practice">
          <Members members={members} actions={isOwner ? { changeRole, removeColleague } : null} />
        </Section>
        {isOwner ? <Accounts /> : null}
        {isOwner ? <Invitations /> : null}
        {isOwner ? (
          <Section title="Care teams">
            <Teams teams={teams} />
          </Section>
        ) : null}
      </div>
    </>
  );
}
