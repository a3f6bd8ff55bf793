import type { Metadata } from "next";
import { couplePage } from "@/app/(practice)/couples/couple-page";
import { CountTable } from "@/components/couple/count-table";
import { NumberTable } from "@/components/couple/number-table";
import { AloneAnswers, EntryList, Flags } from "@/components/couple/private-parts";
import { ReportForm } from "@/components/couple/report-form";
import { SafePassage } from "@/components/couple/safe-passage";
import { SmallMultiples } from "@/components/couple/small-multiples";
import { WrittenRounds } from "@/components/couple/written-rounds";
import { SlippedStrip } from "@/components/trend/slipped-strip";
import { ButtonLink } from "@/components/ui/button-link";
import { FilterLinks } from "@/components/ui/filter-links";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import type { CoupleView } from "@/data/couple";
import { coupleReport, type WrittenRound } from "@/data/report";
import { METHOD } from "@/domain/claim-words";
import { MARKS } from "@/domain/couple";
import { tickedOf } from "@/domain/paper";
import { dayGiven, startOf, wallTimeOf } from "@/domain/wall-time";
import { calendarDay, dayOf } from "@/domain/when";
import { reviewsShown } from "../reviews-shown";

export const metadata: Metadata = { title: "Report" };

type Search = { for?: string; from?: string; to?: string; with?: string | string[] };
type Props = { params: Promise<{ coupleId: string }>; searchParams: Promise<Search> };

export default async function ReportPage({ params, searchParams }: Props) {
  const { therapist, couple } = await couplePage(params);
  const search = await searchParams;
  const { id, timeZone } = couple;
  const now = new Date();
  const reader = MARKS.find((mark) => mark === search.for) ?? "therapist";
  const forPartner = couple.partners.find((each) => each.mark === reader);
  const [from, to] = [dayGiven(search.from), dayGiven(search.to)];
  const report = await coupleReport(therapist, id, {
    reader,
    from: startOf(from, 0, timeZone),
    to: startOf(to, 1, timeZone),
  });
  const { partners, series, landed } = report;
  const ticked = forPartner ? tickedOf(undefined) : tickedOf(search.with);
  const private_ = therapist.inTheRoom ? [] : (["flags", "alone", "notes"] as const);
  const parts = forPartner ? [] : private_;
  const shows = (part: (typeof private_)[number]) =>
    parts.some((each) => each === part) && ticked.has(part);
  return (
    <>
      <PageHeader
        title={forPartner ? `Report for ${forPartner.name}` : `Report on ${couple.alias}`}
        detail={datesOf(from, to, wallTimeOf(now, timeZone).slice(0, 10))}
        actions={<ButtonLink href={`/couples/${id}`}>Back to the couple</ButtonLink>}
      />
      <div data-chrome className="mb-9 flex flex-col gap-5">
        <FilterLinks label="Who reads it" links={readersOf(couple, search, reader)} />
        <ReportForm {...{ from, to, reader, ticked, parts }} />
        {forPartner ? (
          <Notice title={`What ${forPartner.name} would hold in hand`}>
            {forPartner.name}’s own numbers and words, and of the other’s only what both released
            and has opened. Hand it to {forPartner.name} alone: a paper can be found.
          </Notice>
        ) : null}
      </div>
      <div className="flex flex-col gap-10 print:gap-7">
        <Section title="Self-ratings">
          <SmallMultiples
            partners={partners}
            series={series}
            landed={landed}
            sessions={report.sessions}
            everyDays={report.expectedDays}
            sameMoment={report.sameMoment}
            timeZone={timeZone}
          />
          {forPartner ? (
            <p className="mt-2 text-caption text-quiet">
              In the exercises self-awareness is called Noticing, honest expression Saying, and
              responsiveness Receiving.
            </p>
          ) : null}
        </Section>
        <Section title="How many answers, and what they say">
          <CountTable series={series} />
        </Section>
        <Section title="Which step slipped">
          <SlippedStrip timeZone={timeZone} rows={report.slipped} />
        </Section>
        <Section title="Numbers">
          <div className="flex flex-col gap-9">
            {partners.map(({ mark, name }) => (
              <NumberTable
                key={mark}
                {...{ name, timeZone }}
                series={series.filter((each) => each.partner.mark === mark)}
                landed={landed.find((each) => each.partner.mark === mark)}
              />
            ))}
          </div>
        </Section>
        <Section title="What was agreed">
          <EntryList entries={report.agreements} empty="Nothing was written down in these dates." />
        </Section>
        <Section title="What both released">
          {report.passages.length > 0 ? (
            <div className="flex flex-col gap-7">
              {report.passages.map(({ roundId, promptKey, title, prompt, words, dueAt }) => (
                <SafePassage
                  key={`${roundId} ${promptKey}`}
                  {...{ title, prompt, words }}
                  languages={[forPartner?.language ?? "en"]}
                  day={() => dayOf(dueAt, timeZone, now)}
                  reading="desk"
                />
              ))}
            </div>
          ) : (
            <p className="text-quiet">Nothing opened in these dates.</p>
          )}
        </Section>
        <Section title={forPartner ? `What ${forPartner.name} wrote` : "What each wrote to you"}>
          <WrittenRounds
            rounds={writtenOf(report.written)}
            partners={partners}
            timeZone={timeZone}
          />
        </Section>
        {shows("flags") ? (
          <Section title="For private review">
            <Flags reviews={reviewsShown(report.reviews, couple, now)} />
          </Section>
        ) : null}
        {shows("alone") ? (
          <Section title="Answers for the therapist only">
            <AloneAnswers answers={aloneOf(report.written)} partners={partners} />
          </Section>
        ) : null}
        {shows("notes") ? (
          <Section title="Notes and events">
            <EntryList entries={report.notes} empty="None in these dates." />
          </Section>
        ) : null}
        <Section title="How this was made">
          <p className="max-w-prose">
            Each number is one person’s own rating of one moment. Nobody is measured against anybody
            else, and nothing here says why something changed. A sentence under a chart says as much
            as its answers can carry: with one or two, only what they were; with three or four,
            their range; up to nine, their middle then and now, which could be chance. {METHOD}
          </p>
        </Section>
      </div>
    </>
  );
}

/** What was written, without what was chosen, skipped, or asked for the therapist alone. */
function writtenOf(rounds: readonly WrittenRound[]): WrittenRound[] {
  return rounds
    .map((round) => ({
      ...round,
      answers: round.answers.filter(
        ({ kind, therapistOnly, answer }) =>
          kind === "write" && !therapistOnly && answer.is === "given",
      ),
    }))
    .filter(({ answers }) => answers.length > 0);
}

function aloneOf(rounds: readonly WrittenRound[]) {
  return rounds.flatMap(({ id, mark, answers }) =>
    answers
      .filter(({ therapistOnly, answer }) => therapistOnly && answer.is !== "skipped")
      .map(({ key, prompt, label }) => ({ id: `${id} ${key}`, mark, prompt, label })),
  );
}

function readersOf(couple: CoupleView, search: Search, reader: string) {
  const readers = [
    { mark: "therapist", label: "For you" },
    ...couple.partners.map(({ mark, name }) => ({ mark, label: `For ${name}` })),
  ];
  return readers.map(({ mark, label }) => {
    const kept = { ...(search.from && { from: search.from }), ...(search.to && { to: search.to }) };
    const href = `/couples/${couple.id}/report?${new URLSearchParams({ for: mark, ...kept })}`;
    return { label, href, current: mark === reader };
  });
}

function datesOf(from: string | undefined, to: string | undefined, today: string): string {
  const until = calendarDay(to ?? today);
  return from ? `${calendarDay(from)} to ${until}` : `From the beginning to ${until}`;
}
