import { currentMember, currentTherapist } from "@/app/(practice)/therapist";
import { PersonEntry } from "@/components/practice/person-entry";
import { Section } from "@/components/ui/section";
import { listPeople } from "@/data/people";
import { dayOf } from "@/domain/when";
import { giveResetLink, suspend, unsuspend } from "./account-actions";

/** How members sign in, for an owner. */
export async function Accounts() {
  const people = await listPeople(await currentTherapist());
  const { practice } = await currentMember();
  const day = (at: Date) => dayOf(at, practice.timeZone, new Date());
  return (
    <Section title="Accounts">
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
    </Section>
  );
}
