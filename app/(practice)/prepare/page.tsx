import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listCaseload } from "@/data/caseload";
import { currentReader } from "../therapist";

export const metadata: Metadata = { title: "Prepare the session" };

/** Leads to the couple that meets next. */
export default async function NextSessionPage() {
  const couples = await listCaseload(await currentReader("caseload.read"));
  const next = couples.find((each) => each.nextSession !== null);
  if (next) redirect(`${next.href}/prepare`);
  return (
    <>
      <PageHeader title="Prepare the session" />
      <EmptyState
        title="No session is booked"
        action={<ButtonLink href="/couples">Open the caseload</ButtonLink>}
      >
        The couple that you meet next is prepared here. A session is booked on the couple’s page,
        under “Sessions and notes”.
      </EmptyState>
    </>
  );
}
