import type { Metadata } from "next";
import { PasswordForm, PracticeForm, SignOutForms } from "@/components/practice/settings-forms";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { getMe, listSignIns } from "@/data/member";
import { momentOf } from "@/domain/when";
import { currentTherapist } from "../therapist";
import { leave, leaveEverywhere, savePassword, savePractice } from "./actions";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const therapist = await currentTherapist();
  const { practice, role } = await getMe(therapist);
  const signIns = await listSignIns(therapist);
  const now = new Date();
  return (
    <>
      <PageHeader title="Settings" />
      <div className="flex max-w-xl flex-col gap-12">
        <Section title="Practice">
          {role === "owner" ? (
            <PracticeForm
              action={savePractice}
              practice={practice}
              timeZones={Intl.supportedValuesOf("timeZone")}
            />
          ) : (
            <Facts practice={practice} />
          )}
        </Section>
        <Section title="Password">
          <PasswordForm action={savePassword} />
        </Section>
        <Section title="Sign-ins">
          <ul className="mb-4">
            {signIns.map((each) => (
              <li key={each.id} className="border-hairline border-b py-2">
                {momentOf(each.createdAt, practice.timeZone, now)}
                {each.isThis ? " · this one" : ""}
              </li>
            ))}
          </ul>
          <SignOutForms one={leave} all={leaveEverywhere} />
        </Section>
      </div>
    </>
  );
}

function Facts({ practice }: { practice: { name: string; timeZone: string; crisisLine: string } }) {
  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-6 gap-y-2">
      <dt className="text-quiet">Name</dt>
      <dd>{practice.name}</dd>
      <dt className="text-quiet">Time zone</dt>
      <dd>{practice.timeZone}</dd>
      <dt className="text-quiet">Crisis line</dt>
      <dd>{practice.crisisLine}</dd>
    </dl>
  );
}
