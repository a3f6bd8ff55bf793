import type { Metadata } from "next";
import { currentMember, currentTherapist } from "@/app/(practice)/therapist";
import { Members } from "@/components/practice/members";
import { PersonEntry } from "@/components/practice/person-entry";
import { Teams } from "@/components/practice/teams";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { listTeams } from "@/data/care-team";
import { listMembers } from "@/data/members";
import { listPeople } from "@/data/people";
import type { Therapist } from "@/domain/principal";
import { dayOf } from "@/domain/when";
import { giveResetLink, suspend, unsuspend } from "./account-actions";
import { Invitations } from "./invitations";
import { changeRole, removeColleague } from "./member-actions";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const therapist = await currentTherapist();
  const isOwner = therapist.role === "owner";
  return (
    <>
      <PageHeader
        title="People"
        actions={<ButtonLink href="/settings">Back to settings</ButtonLink>}
      />
      <div className="flex max-w-xl flex-col gap-12">
        <Section title="Members of the practice">
          {isOwner ? (
            <OwnedMembers owner={therapist} />
          ) : (
            <Members members={await listMembers(therapist)} />
          )}
        </Section>
        {isOwner ? <Invitations /> : null}
        {isOwner ? (
          <Section title="Care teams">
            <Teams teams={await listTeams(therapist)} />
          </Section>
        ) : null}
      </div>
    </>
  );
}

async function OwnedMembers({ owner }: { owner: Therapist }) {
  const people = await listPeople(owner);
  const { practice } = await currentMember();
  const day = (at: Date) => dayOf(at, practice.timeZone, new Date());
  return (
    <ul>
      {people.map(({ since, suspendedSince, ...person }) => (
        <PersonEntry
          key={person.id}
          {...person}
          since={day(since)}
          suspended={suspendedSince && day(suspendedSince)}
          actions={{ suspend, unsuspend, giveResetLink, changeRole, removeColleague }}
        />
      ))}
    </ul>
  );
}
