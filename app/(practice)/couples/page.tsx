import type { Metadata } from "next";
import Link from "next/link";
import { CaseloadTable } from "@/components/couple/caseload-table";
import { CoupleSearch } from "@/components/couple/couple-search";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { UndoBar } from "@/components/ui/undo-bar";
import { listCaseload, SHOWS, type Show } from "@/data/caseload";
import { getTwoStep } from "@/data/two-step";
import { currentMember, currentReader } from "../therapist";
import { takeOut } from "./actions";

export const metadata: Metadata = { title: "Caseload" };

const LABELS: Readonly<Record<Show, string>> = {
  all: "All",
  "this-week": "Meeting this week",
  waiting: "Waiting",
  review: "For private review",
  archived: "Archived",
};

const EMPTY: Readonly<Record<Show, string>> = {
  all: "Couples you add stand here, those you meet next first, with what each partner sent.",
  "this-week": "Nobody on your caseload has a session in the next seven days.",
  waiting: "No partner has an open round without an answer.",
  review: "No answer is waiting for your private review.",
  archived: "Couples you archive stay here, with everything they sent.",
};

const WAITS = "The couples that you wait for stand here again once you are let in.";

type Props = { searchParams: Promise<{ show?: string; archived?: string }> };

export default async function CaseloadPage({ searchParams }: Props) {
  const therapist = await currentReader("caseload.read");
  const { show: asked, archived } = await searchParams;
  const shows = SHOWS.filter((each) => each !== "review" || !therapist.inTheRoom);
  const show = shows.find((each) => each === asked) ?? "all";
  const { practice, waiting } = await currentMember();
  const couples = await listCaseload(therapist, { show });
  // Only while it is archived: the address stays in the history after it was taken out.
  const put = archived ? await listCaseload(therapist, { show: "archived" }) : [];
  const archivedHere = put.find((each) => each.id === archived);
  const today = new Intl.DateTimeFormat("en-GB", {
    timeZone: practice.timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
  }).format(new Date());
  const first = show === "all" && waiting === 0;
  const waits = show === "all" && waiting > 0;
  const count = couples.length === 1 ? "1 couple" : `${couples.length} couples`;
  return (
    <>
      {archivedHere ? (
        <UndoBar
          message={`${archivedHere.alias} was archived.`}
          action={takeOut}
          fields={{ coupleId: archivedHere.id }}
        />
      ) : null}
      {waiting > 0 ? (
        <div className="mb-7">
          <Notice
            title={
              waiting === 1 ? "Access to one couple waits" : `Access to ${waiting} couples waits`
            }
          >
            Your new password was set without a code.{" "}
            <Link href="/settings/account" className="link">
              What you can do
            </Link>
          </Notice>
        </div>
      ) : null}
      <PageHeader
        title="Caseload"
        detail={`${today} · ${count}`}
        actions={<ButtonLink href="/couples/new">Add couple</ButtonLink>}
      />
      <div className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-3">
        {couples.length > 1 ? <CoupleSearch /> : null}
        <FilterLinks
          label="Which couples"
          links={shows.map((each) => ({
            label: LABELS[each],
            href: each === "all" ? "/couples" : `/couples?show=${each}`,
            current: each === show,
          }))}
        />
      </div>
      {couples.length > 0 ? (
        <CaseloadTable couples={couples} />
      ) : (
        <EmptyState
          title={first ? "No couples yet" : waits ? "No couple is open to you yet" : "None"}
          action={
            first ? (
              <ButtonLink kind="primary" href="/couples/new">
                Add your first couple
              </ButtonLink>
            ) : null
          }
        >
          {waits ? WAITS : EMPTY[show]}
          {first && !(await getTwoStep(therapist)).on ? (
            <span className="mt-3 block">
              Before the first one:{" "}
              <Link href="/two-step" className="link">
                set up two-step sign-in
              </Link>
              , so that nobody gets in by your password alone.
            </span>
          ) : null}
        </EmptyState>
      )}
    </>
  );
}
