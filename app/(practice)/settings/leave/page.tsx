import type { Metadata } from "next";
import Link from "next/link";
import { currentTherapist } from "@/app/(practice)/therapist";
import { LeavePracticeForm } from "@/components/practice/leave-practice-form";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { couplesToHandOver } from "@/data/departing";
import { leaveForGood } from "./actions";

export const metadata: Metadata = { title: "Leave the practice" };

export default async function LeavePracticePage() {
  const couples = await couplesToHandOver(await currentTherapist());
  return (
    <>
      <PageHeader
        title="Leave the practice"
        actions={<ButtonLink href="/settings">Back to settings</ButtonLink>}
      />
      <div className="flex max-w-xl flex-col gap-12">
        {couples.length > 0 ? (
          <Section title="To hand over first">
            <p className="mb-4 text-quiet">
              Nobody else is on the care team of these couples. Hand each over to a colleague.
            </p>
            <ul>
              {couples.map(({ id, alias }) => (
                <li key={id} className="border-hairline border-b">
                  <Link href={`/couples/${id}/team`} className="link inline-block py-3">
                    {alias}
                  </Link>
                </li>
              ))}
            </ul>
          </Section>
        ) : (
          <LeavePracticeForm action={leaveForGood} />
        )}
      </div>
    </>
  );
}
