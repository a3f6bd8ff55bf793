import type { Metadata } from "next";
import { currentTherapist } from "@/app/(practice)/therapist";
import { AddPasskey, Passkeys } from "@/components/practice/passkeys";
import { PasswordForm } from "@/components/practice/settings-forms";
import { SignIns } from "@/components/practice/sign-ins";
import { WaitingWays } from "@/components/practice/waiting";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { getMe, listSignIns } from "@/data/member";
import { listPasskeys } from "@/data/passkey";
import { getTwoStep } from "@/data/two-step";
import { waitingOf } from "@/data/waiting";
import { inSentence, momentOf } from "@/domain/when";
import { passkeysServe } from "@/server/passkey";
import {
  dropPasskey,
  endOne,
  endOthers,
  endWait,
  readyPasskey,
  savePasskey,
  savePassword,
} from "./actions";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const therapist = await currentTherapist();
  const { practice, name } = await getMe(therapist);
  const { here, others } = await listSignIns(therapist);
  const { on, codesLeft } = await getTwoStep(therapist);
  const passkeys = on ? await listPasskeys(therapist) : [];
  const waiting = await waitingOf(therapist);
  const now = new Date();
  const moment = (at: Date) => inSentence(momentOf(at, practice.timeZone, now));
  type Row = (typeof others)[number];
  const shown = ({ id, device, createdAt, lastSeenAt }: Row) => ({
    ...{ id, device, since: moment(createdAt), seen: moment(lastSeenAt) },
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
        {on ? (
          <Section title="Passkeys">
            <div className="flex flex-col gap-8">
              <p>{passkeysServe() ? PASSKEYS : NO_PASSKEYS}</p>
              {passkeys.length > 0 ? (
                <Passkeys
                  remove={dropPasskey}
                  passkeys={passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
                    ...{ id, name, since: moment(createdAt) },
                    used: lastUsedAt && moment(lastUsedAt),
                  }))}
                />
              ) : null}
              {passkeysServe() ? <AddPasskey begin={readyPasskey} save={savePasskey} /> : null}
              <noscript>To add one, let this page run scripts.</noscript>
            </div>
          </Section>
        ) : null}
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

const PASSKEYS =
  "A passkey stands in for the code: your finger, face or PIN on a device of yours. Codes keep working.";
const NO_PASSKEYS = "Browsers take no passkeys at this address. Codes work everywhere.";

function twoStepWords(codesLeft: number): string {
  const codes = codesLeft === 1 ? "One recovery code is" : `${codesLeft} recovery codes are`;
  return `On: after your password you are asked for a code from your phone. ${codes} left.`;
}
