import type { ReactNode } from "react";
import { CountTable } from "@/components/couple/count-table";
import { NumberTable } from "@/components/couple/number-table";
import { EntryList } from "@/components/couple/private-parts";
import { SafePassage } from "@/components/couple/safe-passage";
import { SmallMultiples } from "@/components/couple/small-multiples";
import { WrittenRounds } from "@/components/couple/written-rounds";
import { SlippedStrip } from "@/components/trend/slipped-strip";
import type { ReadBy } from "@/components/trend/words";
import { Section } from "@/components/ui/section";
import { wordsFor } from "@/content/words/words";
import type { coupleReport, WrittenRound } from "@/data/report";
import { METHOD } from "@/domain/claim-phrases";
import { wallTimeOf } from "@/domain/wall-time";
import { calendarDay } from "@/domain/when";

type Props = {
  report: Awaited<ReturnType<typeof coupleReport>>;
  reader: ReadBy;
  timeZone: string;
  /** Over what stands in it of words: what both released, and what each wrote. */
  titles: { released: string; wrote: string };
  /** What stands in it for this reader alone. */
  children?: ReactNode;
};

/** What every report holds, in its reader's language. */
export function ReportBody({ report, reader, timeZone, titles, children }: Props) {
  const { language } = reader;
  const words = wordsFor(language).report;
  const { partners, series, landed } = report;
  return (
    <div className="flex flex-col gap-10 print:gap-7">
      <Section title={words.ratings}>
        <SmallMultiples
          {...{ partners, series, landed, timeZone, reader }}
          sessions={report.sessions}
          everyDays={report.expectedDays}
          sameMoment={report.sameMoment}
        />
      </Section>
      <Section title={words.counts}>
        <CountTable series={series} reader={reader} />
      </Section>
      <Section title={words.slipped}>
        <SlippedStrip timeZone={timeZone} rows={report.slipped} language={language} />
      </Section>
      <Section title={words.numbers}>
        <div className="flex flex-col gap-9">
          {partners.map(({ mark, name }) => (
            <NumberTable
              key={mark}
              {...{ name, timeZone, reader }}
              series={series.filter((each) => each.partner.mark === mark)}
              landed={landed.find((each) => each.partner.mark === mark)}
            />
          ))}
        </div>
      </Section>
      <Section title={words.agreed}>
        <EntryList entries={report.agreements} empty={words.nothingAgreed} language={language} />
      </Section>
      <Section title={titles.released}>
        {report.passages.length > 0 ? (
          <div className="flex flex-col gap-7">
            {report.passages.map(({ roundId, promptKey, dueAt, ...passage }) => (
              <SafePassage
                key={`${roundId} ${promptKey}`}
                title={passage.title}
                prompt={passage.prompt}
                words={passage.words}
                languages={[language]}
                day={() => calendarDay(wallTimeOf(dueAt, timeZone).slice(0, 10), language)}
                reading="desk"
              />
            ))}
          </div>
        ) : (
          <p className="text-quiet">{words.nothingOpened}</p>
        )}
      </Section>
      <Section title={titles.wrote}>
        <WrittenRounds
          rounds={writtenOf(report.written)}
          {...{ partners, timeZone }}
          reading={language}
        />
      </Section>
      {children}
      <Section title={words.made}>
        <p className="max-w-prose">
          {words.method} {METHOD[language]}
        </p>
      </Section>
    </div>
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
