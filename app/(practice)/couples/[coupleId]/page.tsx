import type { Metadata } from "next";
import { couplePage } from "@/app/(practice)/couples/couple-page";
import { AssignmentList } from "@/components/couple/assignment-list";
import { CoupleButton } from "@/components/couple/couple-button";
import { Notes } from "@/components/couple/notes";
import { RoundList } from "@/components/couple/round-list";
import { Screenings } from "@/components/couple/screenings";
import { Sessions } from "@/components/couple/sessions";
import { SinceLastSession } from "@/components/couple/since-last-session";
import { SmallMultiples } from "@/components/couple/small-multiples";
import { ButtonLink } from "@/components/ui/button-link";
import { Kbd } from "@/components/ui/kbd";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { listAssignments } from "@/data/assignment";
import { listNotes } from "@/data/note";
import { listRounds } from "@/data/reading";
import { sinceLastSession } from "@/data/since";
import { coupleTrend } from "@/data/trend";
import { wallTimeOf } from "@/domain/wall-time";
import { takeOut } from "../actions";
import { book, cancel, dropNote, move, moveRounds, screen, unscreen, writeNote } from "./actions";

export const metadata: Metadata = { title: "Couple" };

const LATEST = 12;
const ALL = 200;

type Props = {
  params: Promise<{ coupleId: string }>;
  searchParams: Promise<{ rounds?: string }>;
};

export default async function CouplePage({ params, searchParams }: Props) {
  const { therapist, couple } = await couplePage(params);
  const { id, timeZone, partners } = couple;
  const all = (await searchParams).rounds === "all";
  const now = new Date();
  const since = await sinceLastSession(therapist, id, now);
  const assignments = await listAssignments(therapist, id, now);
  const trend = await coupleTrend(therapist, id);
  const rounds = await listRounds(therapist, id, all ? ALL : LATEST);
  const notes = await listNotes(therapist, id);
  const today = wallTimeOf(now, timeZone);
  return (
    <>
      <PageHeader
        title={couple.alias}
        tag={couple.coupleFeatures ? "Both spoken with alone" : "Not yet spoken with each alone"}
        actions={
          <>
            <ButtonLink href={`/couples/${id}/edit`}>Edit</ButtonLink>
            <ButtonLink kind="primary" href={`/couples/${id}/assign`} data-key="a">
              Assign <Kbd>a</Kbd>
            </ButtonLink>
          </>
        }
      />
      {couple.archivedAt ? (
        <Notice title="This couple is archived. Everything is still here.">
          <CoupleButton coupleId={id} action={takeOut} submit="Take out of the archive" />
        </Notice>
      ) : null}
      <div className="flex flex-col gap-12">
        <SinceLastSession
          {...since}
          empty="Nothing new was sent. What you assign next will show here."
        />
        <Section
          title="Trends"
          action={<ButtonLink href={`/couples/${id}/trends`}>Open trends</ButtonLink>}
        >
          <SmallMultiples
            partners={partners}
            series={trend.series}
            landed={trend.landed}
            sessions={trend.sessions}
            everyDays={trend.expectedDays}
            sameMoment={trend.sameMoment}
            timeZone={timeZone}
          />
        </Section>
        <Section title="Assignments">
          <AssignmentList assignments={assignments} timeZone={timeZone} now={now} />
        </Section>
        <Section title="Reflections by round">
          <RoundList
            rounds={rounds}
            partners={partners}
            timeZone={timeZone}
            now={now}
            more={!all && rounds.length === LATEST ? `/couples/${id}?rounds=all` : null}
          />
        </Section>
        <Section title="Sessions">
          <Sessions
            coupleId={id}
            sessions={couple.sessions}
            timeZone={timeZone}
            now={now}
            actions={{ book, move, moveRounds, cancel }}
          />
        </Section>
        <Section title="Spoken with each partner alone">
          <Screenings
            coupleId={id}
            partners={partners}
            today={today.slice(0, 10)}
            screen={screen}
            undo={unscreen}
          />
        </Section>
        <Section title="Notes">
          <Notes
            coupleId={id}
            notes={notes}
            timeZone={timeZone}
            now={now}
            write={writeNote}
            drop={dropNote}
          />
        </Section>
      </div>
    </>
  );
}
