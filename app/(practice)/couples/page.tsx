import type { Metadata } from "next";
import { CaseloadTable } from "@/components/couple/caseload-table";
import { CoupleSearch } from "@/components/couple/couple-search";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { PageHeader } from "@/components/ui/page-header";
import { UndoBar } from "@/components/ui/undo-bar";
import { listCaseload, SHOWS, type Show } from "@/data/caseload";
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
  review: "No answer asks for a private review that nothing was decided on yet.",
  archived: "Couples you archive stay here, with everything they sent.",
};

type Props = { searchParams: Promise<{ show?: string; archived?: string }> };

export default async function CaseloadPage({ searchParams }: Props) {
  const therapist = await currentReader("caseload.read");
  const { show: asked, archived } = await searchParams;
  const shows = SHOWS.filter((each) => each !== "review" || !therapist.inTheRoom);
  const show = shows.find((each) => each === asked) ?? "all";
  const { practice } = await currentMember();
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
          title={show === "all" ? "No couples yet" : "None"}
          action={
            show === "all" ? (
              <ButtonLink kind="primary" href="/couples/new">
                Add your first couple
              </ButtonLink>
            ) : null
          }
        >
          {EMPTY[show]}
        </EmptyState>
      )}
    </>
  );
}
