import type { Metadata } from "next";
import { couplePage } from "@/app/(practice)/couples/couple-page";
import { AloneAnswers, EntryList, Flags } from "@/components/couple/private-parts";
import { ReportForm } from "@/components/couple/report-form";
import { MeasureList } from "@/components/measure/measure-list";
import { THERAPIST } from "@/components/trend/words";
import { ButtonLink } from "@/components/ui/button-link";
import { FilterLinks } from "@/components/ui/filter-links";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { fill, wordsFor } from "@/content/words/words";
import type { CoupleView } from "@/data/couple";
import { coupleReport, type WrittenRound } from "@/data/report";
import { MARKS } from "@/domain/couple";
import { LANGUAGES_IN_ENGLISH, type Language } from "@/domain/language";
import { type PrivatePart, tickedOf } from "@/domain/paper";
import { dayGiven, startOf, wallTimeOf } from "@/domain/wall-time";
import { calendarDay } from "@/domain/when";
import { measuresShown } from "../measures-shown";
import { reviewsShown } from "../reviews-shown";
import { ReportBody } from "./body";

export const metadata: Metadata = { title: "Report" };

type Search = { for?: string; from?: string; to?: string; with?: string | string[] };
type Props = { params: Promise<{ coupleId: string }>; searchParams: Promise<Search> };

const PARTS: readonly PrivatePart[] = ["flags", "alone", "notes", "measures"];

export default async function ReportPage({ params, searchParams }: Props) {
  const { therapist, couple } = await couplePage(params);
  const search = await searchParams;
  const { id, timeZone } = couple;
  const now = new Date();
  const reader = MARKS.find((mark) => mark === search.for) ?? "therapist";
  const self = couple.partners.find((each) => each.mark === reader);
  const [from, to] = [dayGiven(search.from), dayGiven(search.to)];
  const report = await coupleReport(therapist, id, {
    reader,
    from: startOf(from, 0, timeZone),
    to: startOf(to, 1, timeZone),
  });
  const language = self?.language ?? "en";
  const { report: words, capacities } = wordsFor(language);
  const today = wallTimeOf(now, timeZone).slice(0, 10);
  // What is only the therapist's to tick is no one else's, however the address asks for it.
  const parts = self || therapist.inTheRoom ? [] : PARTS;
  const ticked = tickedOf(self ? undefined : search.with);
  const shows = (part: PrivatePart) => parts.includes(part) && ticked.has(part);
  return (
    // The pages that come out of the printer are counted in the same language.
    <div lang={language} data-paper={language}>
      <PageHeader
        title={self ? fill(words.title, { name: self.name }) : `Report on ${couple.alias}`}
        detail={datesOf({ from, to, today }, language)}
        actions={
          <ButtonLink lang="en" href={`/couples/${id}`}>
            Back to the couple
          </ButtonLink>
        }
      />
      <div lang="en" data-chrome className="mb-9 flex flex-col gap-5">
        <FilterLinks label="Who reads it" links={readersOf(couple, search, reader)} />
        <ReportForm {...{ from, to, reader, ticked, parts }} />
        {self ? (
          <Notice title={`What ${self.name} would hold in hand`}>
            {self.name}’s own numbers and words, and of the other’s only what both released and has
            opened. It is written in {LANGUAGES_IN_ENGLISH[language]}, as {self.name} reads here.
            Hand it to {self.name} alone: a paper can be found.
          </Notice>
        ) : null}
      </div>
      {self ? (
        <ReportBody
          {...{ report, timeZone }}
          reader={{ language, capacities }}
          titles={{ released: words.released, wrote: fill(words.wrote, { name: self.name }) }}
        />
      ) : (
        <ReportBody
          {...{ report, timeZone }}
          reader={THERAPIST}
          titles={{ released: "What both released", wrote: "What each wrote to you" }}
        >
          {shows("flags") ? (
            <Section title="For private review">
              <Flags reviews={reviewsShown(report.reviews, couple, now)} />
            </Section>
          ) : null}
          {shows("alone") ? (
            <Section title="Answers for the therapist only">
              <AloneAnswers answers={aloneOf(report.written)} partners={report.partners} />
            </Section>
          ) : null}
          {shows("notes") ? (
            <Section title="Notes and events">
              <EntryList entries={report.notes} empty="None in these dates." />
            </Section>
          ) : null}
          {shows("measures") ? (
            <Section title="Entered measures">
              <MeasureList measures={measuresShown(report.measures, couple.partners)} />
            </Section>
          ) : null}
        </ReportBody>
      )}
    </div>
  );
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

type Dates = { from: string | undefined; to: string | undefined; today: string };

function datesOf({ from, to, today }: Dates, language: Language): string {
  const { dates, untilDate } = wordsFor(language).report;
  const until = calendarDay(to ?? today, language);
  return from
    ? fill(dates, { from: calendarDay(from, language), to: until })
    : fill(untilDate, { to: until });
}
