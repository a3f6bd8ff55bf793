import type { Metadata } from "next";
import { AuditFilterForm } from "@/components/practice/audit-filter-form";
import { AuditTable } from "@/components/practice/audit-table";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { listAudit } from "@/data/audit-trail";
import { getMe } from "@/data/member";
import { startOf } from "@/domain/wall-time";
import { currentTherapist } from "../../therapist";

export const metadata: Metadata = { title: "Audit trail" };

type Search = { couple?: string; who?: string; from?: string; to?: string; before?: string };
type Props = { searchParams: Promise<Search> };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export default async function AuditPage({ searchParams }: Props) {
  const therapist = await currentTherapist();
  const search = await searchParams;
  const { practice, role } = await getMe(therapist);
  const { rows, older, couples, members } = await listAudit(therapist, {
    coupleId: matching(search.couple, UUID),
    memberId: matching(search.who, UUID),
    from: startOf(search.from, 0, practice.timeZone),
    to: startOf(search.to, 1, practice.timeZone),
    before: Number(matching(search.before, /^\d{1,15}$/)) || undefined,
  });
  return (
    <>
      <PageHeader
        title="Audit trail"
        detail={
          role === "owner"
            ? "Who read or changed what, and never a word of it. Of couples whose care team you are not on: that something was done, and no name."
            : "Who read or changed what of your couples, and your own sign-ins. Never a word of it."
        }
        actions={<ButtonLink href="/settings">Back to settings</ButtonLink>}
      />
      <div className="flex flex-col gap-8">
        {therapist.inTheRoom ? (
          <Notice title="In the room">The trail is shown once you have turned it off.</Notice>
        ) : null}
        <AuditFilterForm {...search} couples={couples} members={members} />
        {rows.length > 0 ? (
          <AuditTable rows={rows} timeZone={practice.timeZone} />
        ) : (
          <EmptyState title="Nothing here for this choice">
            <p>Choose other days, or everybody, to see more.</p>
          </EmptyState>
        )}
        {older ? (
          <p data-chrome>
            <ButtonLink href={`/settings/audit?${addressOf({ ...search, before: String(older) })}`}>
              Older
            </ButtonLink>
          </p>
        ) : null}
      </div>
    </>
  );
}

function matching(value: string | undefined, pattern: RegExp): string | undefined {
  return value && pattern.test(value) ? value : undefined;
}

function addressOf(search: Search): string {
  return new URLSearchParams(Object.entries(search).filter(([, value]) => value)).toString();
}
