import type { Metadata } from "next";
import { currentMember, currentTherapist } from "@/app/(practice)/therapist";
import { PersonEntry } from "@/components/practice/person-entry";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { listPeople } from "@/data/people";
import { dayOf } from "@/domain/when";
import { giveResetLink, suspend, unsuspend } from "./actions";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const therapist = await currentTherapist();
  const { practice } = await currentMember();
  const isOwner = therapist.role === "owner";
  return (
    <>
      <PageHeader
        title="People"
        detail={practice.name}
        actions={<ButtonLink href="/settings">Back to settings</ButtonLink>}
      />
      <div className="flex max-w-xl flex-col gap-12">
        <Section title="Members">
          {isOwner ? <Members /> : <p>The owner of the practice looks after who is in it.</p>}
        </Section>
      </div>
    </>
  );
}

async function Members() {
  const people = await listPeople(await currentTherapist());
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
          actions={{ suspend, unsuspend, giveResetLink }}
        />
      ))}
    </ul>
  );
}
