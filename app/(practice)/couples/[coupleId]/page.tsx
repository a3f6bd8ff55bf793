import type { Metadata } from "next";
import { couplePage } from "@/app/(practice)/couples/couple-page";
import { Archived } from "@/components/couple/archived";
import { AssignmentList } from "@/components/couple/assignment-list";
import { CareTeam } from "@/components/couple/care-team";
import { Erasures } from "@/components/couple/erasures";
import { Misdeliveries } from "@/components/couple/misdeliveries";
import { QuietPause } from "@/components/couple/quiet-pause";
import { Reviews } from "@/components/couple/reviews";
import { RoundList } from "@/components/couple/round-list";
import { Screenings } from "@/components/couple/screenings";
import { SinceLastSession } from "@/components/couple/since-last-session";
import { SmallMultiples } from "@/components/couple/small-multiples";
import { TimeSummary } from "@/components/couple/time-summary";
import { WaitingColleagues } from "@/components/couple/waiting-colleagues";
import { buttonLook } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Kbd } from "@/components/ui/kbd";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { listAssignments } from "@/data/assignment";
import { getConfidences } from "@/data/confidences";
import { listErasures } from "@/data/erasure-reading";
import { getRetention } from "@/data/practice";
import { currentPause } from "@/data/quiet-pause";
import { listRounds } from "@/data/reading";
import { listReviews } from "@/data/review";
import { sinceLastSession } from "@/data/since";
import { listTimeline } from "@/data/timeline";
import { coupleTrend } from "@/data/trend";
import { standingAgreement } from "@/domain/timeline";
import { wallTimeOf } from "@/domain/wall-time";
import { inSentence, momentOf } from "@/domain/when";
import { takeOut } from "../actions";
import { letColleagueIn } from "./colleague-actions";
import { keepCouple } from "./erase/actions";
import { PolicyMissing, PolicyTag } from "./policy-shown";
import { reviewsShown } from "./reviews-shown";
import { openAll, openWithout } from "./rounds/[roundId]/guess/actions";
import { roundsShown } from "./rounds-shown";
import { beginPause, decide, endPause, look, screen, unscreen } from "./safety-actions";
import { giveToOther, putAside, sayTheirs, takeBackIn, unsayTheirs } from "./wrong-partner-actions";

export const metadata: Metadata = { title: "Couple" };

const LATEST = 12;
const ALL = 200;

type Props = {
  params: Promise<{ coupleId: string }>;
  searchParams: Promise<{ rounds?: string }>;
};

function ErasedCouple() {
  return (
    <>
      <PageHeader
        title="Erased couple"
        actions={<ButtonLink href="/couples?show=archived">Back to the archive</ButtonLink>}
      />
      <Notice title="This couple was erased.">Nothing of it can be read any more.</Notice>
    </>
  );
}

export default async function CouplePage({ params, searchParams }: Props) {
  const { therapist, couple } = await couplePage(params);
  const { id, timeZone, partners } = couple;
  if (couple.erased) return <ErasedCouple />;
  const all = (await searchParams).rounds === "all";
  const now = new Date();
  const since = await sinceLastSession(therapist, id, now);
  const assignments = await listAssignments(therapist, id, now);
  const trend = await coupleTrend(therapist, id);
  const rounds = await listRounds(therapist, id, all ? ALL : LATEST);
  const entries = await listTimeline(therapist, id);
  const [policy] = await getConfidences(therapist, id);
  const pause = await currentPause(therapist, id);
  const reviews = await listReviews(therapist, id);
  const erasures = await listErasures(therapist, id, now);
  const legalHold = couple.erasesAt !== null && (await getRetention(therapist)).hold !== null;
  const clock = { timeZone, now };
  return (
    <>
      <PageHeader
        title={couple.alias}
        tag={<PolicyTag couple={couple} policy={policy} inTheRoom={therapist.inTheRoom} />}
        actions={
          <>
            {couple.coupleFeatures ? (
              // No router: the safe view must not share a page's memory with this one.
              <a href={`/couples/${id}/safe-view`} className={buttonLook("secondary", "desk")}>
                Safe view
              </a>
            ) : null}
            <ButtonLink href={`/couples/${id}/edit`}>Edit</ButtonLink>
            <ButtonLink href={`/couples/${id}/report`}>Report</ButtonLink>
            <ButtonLink href={`/couples/${id}/prepare`} data-key="p">
              Prepare <Kbd>p</Kbd>
            </ButtonLink>
            <ButtonLink kind="primary" href={`/couples/${id}/assign`} data-key="a">
              Assign <Kbd>a</Kbd>
            </ButtonLink>
          </>
        }
      />
      {couple.archivedAt ? (
        <div className="mb-7">
          <Archived couple={couple} legalHold={legalHold} takeOut={takeOut} keep={keepCouple} />
        </div>
      ) : null}
      {therapist.inTheRoom ? null : (
        <WaitingColleagues coupleId={id} careTeam={couple.careTeam} letIn={letColleagueIn} />
      )}
      <Erasures erasures={erasures} partners={partners} timeZone={timeZone} />
      <Misdeliveries assignments={assignments} {...clock} />
      {policy ? null : <PolicyMissing couple={couple} />}
      <div className="flex flex-col gap-12">
        <SinceLastSession
          {...since}
          empty="Nothing new was sent. What you assign next will show here."
        />
        {reviews.length > 0 ? (
          <Section title="For private review" offPaper>
            <Reviews
              coupleId={id}
              reviews={reviewsShown(reviews, couple, now)}
              {...clock}
              {...{ look, decide }}
            />
          </Section>
        ) : null}
        <Section
          title="Trends"
          action={
            <div className="flex gap-2.5">
              <ButtonLink href={`/couples/${id}/measures`}>Measures</ButtonLink>
              <ButtonLink href={`/couples/${id}/trends`}>Open trends</ButtonLink>
            </div>
          }
        >
          {[...trend.series, ...trend.landed].some(({ points }) => points.length > 0) ? (
            <SmallMultiples
              partners={partners}
              series={trend.series}
              landed={trend.landed}
              sessions={trend.sessions}
              events={trend.events}
              everyDays={trend.expectedDays}
              sameMoment={trend.sameMoment}
              timeZone={timeZone}
            />
          ) : (
            <p className="text-quiet">
              No answers yet. The weekly check-in brings the first; each partner then has a line
              here for each capacity.
            </p>
          )}
        </Section>
        <Section title="Assignments">
          <AssignmentList assignments={assignments} {...clock} />
        </Section>
        <Section title="Reflections by round">
          <RoundList
            coupleId={id}
            rounds={roundsShown(rounds)}
            partners={partners}
            {...clock}
            folded={therapist.inTheRoom}
            more={!all && rounds.length === LATEST ? `/couples/${id}?rounds=all` : null}
            actions={{
              ...{ setAside: putAside, bringBack: takeBackIn, readdress: giveToOther },
              ...{ recognise: sayTheirs, unrecognise: unsayTheirs },
            }}
            closed={{ open: openWithout, openAll }}
          />
        </Section>
        <Section
          title="Sessions and notes"
          action={<ButtonLink href={`/couples/${id}/sessions`}>Open the timeline</ButtonLink>}
        >
          <TimeSummary
            bookHref={`/couples/${id}/sessions`}
            next={couple.nextSession && momentOf(couple.nextSession, timeZone, now)}
            last={couple.lastSession && inSentence(momentOf(couple.lastSession, timeZone, now))}
            agreement={standingAgreement(entries)}
            note={entries.find((each) => each.kind === "note")}
          />
        </Section>
        <Section
          title="Care team"
          action={<ButtonLink href={`/couples/${id}/team`}>Change the care team</ButtonLink>}
        >
          <CareTeam team={couple.careTeam} {...clock} />
        </Section>
        {therapist.inTheRoom ? null : (
          <>
            <Section title="Spoken with each partner alone" offPaper>
              <Screenings
                coupleId={id}
                partners={partners}
                today={wallTimeOf(now, timeZone).slice(0, 10)}
                screen={screen}
                undo={unscreen}
              />
            </Section>
            <Section title="Quiet pause" offPaper>
              <QuietPause
                coupleId={id}
                pause={pause}
                {...clock}
                begin={beginPause}
                lift={endPause}
              />
            </Section>
          </>
        )}
      </div>
    </>
  );
}
