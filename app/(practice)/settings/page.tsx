import type { Metadata } from "next";
import { LegalHoldForm, RetentionForm } from "@/components/practice/retention-forms";
import { PracticeForm } from "@/components/practice/settings-forms";
import { TwoStepRule } from "@/components/practice/two-step-rule";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { getMe } from "@/data/member";
import { getRetention } from "@/data/practice";
import { getTwoStep } from "@/data/two-step";
import { dayOf } from "@/domain/when";
import { currentTherapist } from "../therapist";
import { holdAll, liftHold, savePractice, saveRetention, saveTwoStep } from "./actions";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const therapist = await currentTherapist();
  const { practice, role } = await getMe(therapist);
  const now = new Date();
  const twoStep = await getTwoStep(therapist, now);
  const { retentionYears, hold } = await getRetention(therapist);
  const standing =
    hold && `It stands. Set by ${hold.by}, ${dayOf(hold.since, practice.timeZone, now)}.`;
  return (
    <>
      <PageHeader title="Settings" />
      <div className="flex max-w-xl flex-col gap-12">
        <Section title="Your account">
          <p className="mb-4 text-quiet">
            Your password, two-step sign-in, and where you are signed in.
          </p>
          <ButtonLink href="/settings/account">Open your account</ButtonLink>
        </Section>
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
        <Section title="How long things are kept">
          {role === "owner" ? (
            <RetentionForm action={saveRetention} retentionYears={retentionYears} />
          ) : (
            <p>{yearsIn(retentionYears)} after a couple is archived. The owner can change this.</p>
          )}
        </Section>
        <Section title="Legal hold">
          {role === "owner" ? (
            <LegalHoldForm set={holdAll} lift={liftHold} standing={standing} />
          ) : (
            <p>{standing ?? "None. The owner can set one; then nothing is erased."}</p>
          )}
        </Section>
        <Section title="People">
          <p className="mb-4 text-quiet">
            {role === "owner"
              ? "Who works in the practice, their roles, and invitations."
              : "Who works in the practice."}
          </p>
          <ButtonLink href="/settings/people">The practice’s people</ButtonLink>
        </Section>
        <Section title="Measures">
          <p className="mb-4 text-quiet">
            Licensed questionnaires whose totals you enter, with their published figures.
          </p>
          <ButtonLink href="/settings/measures">The practice’s measures</ButtonLink>
        </Section>
        <Section title="Audit trail">
          <p className="mb-4 text-quiet">
            {role === "owner"
              ? "Who read or changed what in the practice."
              : "Who read or changed what of your couples."}
          </p>
          <ButtonLink href="/settings/audit">Open the audit trail</ButtonLink>
        </Section>
        {role === "owner" ? (
          <Section title="Two-step sign-in">
            <TwoStepRule
              action={saveTwoStep}
              required={practice.twoStepRequired}
              anyway={twoStep.required && !practice.twoStepRequired}
            />
          </Section>
        ) : null}
        <Section title="Leave the practice">
          <p className="mb-4 text-quiet">Your couples are handed over to colleagues first.</p>
          <ButtonLink href="/settings/leave">Leave the practice</ButtonLink>
        </Section>
        {role === "owner" ? (
          <Section title="Erase the practice">
            <p className="mb-4 text-quiet">
              Everything in it, for good, thirty days after you ask. Until then you can undo it.
            </p>
            <ButtonLink href="/settings/erase">Erase the practice</ButtonLink>
          </Section>
        ) : null}
      </div>
    </>
  );
}

function yearsIn(count: number): string {
  return count === 1 ? "One year" : `${count} years`;
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
