import type { Metadata } from "next";
import { currentTherapist } from "@/app/(practice)/therapist";
import { PasswordForm } from "@/components/practice/settings-forms";
import { SignIns } from "@/components/practice/sign-ins";
import { WaitingWays } from "@/components/practice/waiting";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { getMe, listSignIns } from "@/data/member";
import { getTwoStep } from "@/data/two-step";
import { waitingOf } from "@/data/waiting";
import { inSentence, momentOf } from "@/domain/when";
import { endOne, endOthers, endWait, savePassword } from "./actions";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const therapist = await currentTherapist();
  const { practice, name } = await getMe(therapist);
  const { here, others } = await listSignIns(therapist);
  const { on, codesLeft } = await getTwoStep(therapist);
  const waiting = await waitingOf(therapist);
  const now = new Date();
  type Row = (typeof others)[number];
  const shown = ({ id, device, createdAt, lastSeenAt }: Row) => ({
    ...{ id, device },
    since: inSentence(momentOf(createdAt, practice.timeZone, now)),
    seen: inSentence(momentOf(lastSeenAt, practice.timeZone, now)),
  });
  return (
    <>
      <PageHeader
        title="Your account"
        detail={name}
        actions={<ButtonLink href="/settings">Back to settings</ButtonLink>}
      />
      <div className="flex max-w-xl flex-col gap-12">
        {waiting ? (
          <Section title="Waiting to be let in">
            <WaitingWays waiting={waiting} end={endWait} />
          </Section>
        ) : null}
        <Section title="Two-step sign-in">
          <p className="mb-4">{on ? twoStepWords(codesLeft) : OFF}</p>
          <ButtonLink href="/two-step">{on ? "Change it" : "Set it up"}</ButtonLink>
        </Section>
        <Section title="Sign-ins">
          <SignIns
            here={here && shown(here)}
            others={others.map(shown)}
            endOne={endOne}
            endOthers={endOthers}
          />
        </Section>
        <Section title="Password">
          <PasswordForm action={savePassword} />
        </Section>
      </div>
    </>
  );
}

const OFF =
  "Off. With it, signing in asks for a code from your phone after the password, so that whoever learns the password alone gets no further.";

function twoStepWords(codesLeft: number): string {
  const codes = codesLeft === 1 ? "One recovery code is" : `${codesLeft} recovery codes are`;
  return `On: after your password you are asked for a code from your phone. ${codes} left.`;
}
