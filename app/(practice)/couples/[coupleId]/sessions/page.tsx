import type { Metadata } from "next";
import { couplePage } from "@/app/(practice)/couples/couple-page";
import { EntryForm } from "@/components/couple/entry-form";
import { Sessions } from "@/components/couple/sessions";
import { Timeline } from "@/components/couple/timeline";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { listTimeline } from "@/data/timeline";
import { ENTRY_KINDS, type EntryKind, timelineOf } from "@/domain/timeline";
import { wallTimeOf } from "@/domain/wall-time";
import { calendarDay } from "@/domain/when";
import {
  addToTimeline,
  book,
  cancel,
  changeEntry,
  dropEntry,
  move,
  moveRounds,
  putBack,
} from "./actions";

export const metadata: Metadata = { title: "Sessions and notes" };

const ASKED: Readonly<Record<EntryKind, string>> = {
  note: "Write a note",
  agreement: "Write down an agreement",
  event: "Add an event",
};

type Props = { params: Promise<{ coupleId: string }> };

export default async function SessionsPage({ params }: Props) {
  const { therapist, couple } = await couplePage(params, "timeline.read");
  const { id, timeZone, sessions } = couple;
  const entries = await listTimeline(therapist, id);
  const now = new Date();
  const today = wallTimeOf(now, timeZone).slice(0, 10);
  const dayOf = ({ startsAt }: { startsAt: Date }) => wallTimeOf(startsAt, timeZone).slice(0, 10);
  const label = (each: { startsAt: Date }) =>
    `${calendarDay(dayOf(each))}, ${wallTimeOf(each.startsAt, timeZone).slice(11)}`;
  const form = {
    ...{ coupleId: id, today },
    sessions: [...sessions].reverse().map((each) => ({ id: each.id, label: label(each) })),
  };
  const latest = sessions.findLast((each) => dayOf(each) <= today);
  const stretches = timelineOf(sessions, entries, dayOf, today);
  return (
    <>
      <PageHeader
        title="Sessions and notes"
        detail={couple.alias}
        actions={<ButtonLink href={`/couples/${id}`}>Back to the couple</ButtonLink>}
      />
      <div className="grid gap-x-16 gap-y-12 lg:grid-cols-[minmax(0,1fr)_20rem] print:block">
        <div className="lg:order-last">
          <Section title="Next">
            <Sessions
              coupleId={id}
              sessions={sessions}
              {...{ timeZone, now }}
              actions={{ book, move, moveRounds, cancel }}
            />
          </Section>
        </div>
        <Section title="Timeline">
          <div data-chrome className="mb-6 flex flex-col gap-2">
            {ENTRY_KINDS.filter((kind) => kind === "agreement" || !therapist.inTheRoom).map(
              (kind) => (
                <details key={kind}>
                  <summary className="cursor-pointer">{ASKED[kind]}</summary>
                  <div className="my-4">
                    <EntryForm
                      {...form}
                      action={addToTimeline}
                      kind={kind}
                      about={latest && dayOf(latest) === today ? latest.id : null}
                    />
                  </div>
                </details>
              ),
            )}
          </div>
          <Timeline
            {...form}
            stretches={stretches.map(({ session, entries: own }) => ({
              id: session?.id ?? own[0]?.id ?? "",
              heading: session ? `Session, ${label(session)}` : null,
              entries: own,
            }))}
            change={changeEntry}
            drop={dropEntry}
            putBack={putBack}
          />
        </Section>
      </div>
    </>
  );
}
