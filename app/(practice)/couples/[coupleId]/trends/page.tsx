import type { Metadata } from "next";
import { coupleId as idOf, orNotFound } from "@/app/(practice)/couples/couple-page";
import { currentMember, currentReader } from "@/app/(practice)/therapist";
import { Guesses } from "@/components/couple/guesses";
import { ExpandedChart } from "@/components/trend/expanded-chart";
import { lettered, sharedSpan } from "@/components/trend/geometry";
import { Multiples, witnessOf } from "@/components/trend/multiples";
import { TrendFilter } from "@/components/trend/trend-filter";
import { TrendTables } from "@/components/trend/trend-tables";
import { ButtonLink } from "@/components/ui/button-link";
import { FilterLinks } from "@/components/ui/filter-links";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { guessesOf } from "@/data/guesses";
import { BACKBONE } from "@/data/rating";
import { trendPage } from "@/data/trend";
import { isWithin } from "@/domain/between";
import { METHOD } from "@/domain/claim-phrases";
import { startOf } from "@/domain/wall-time";
import { calendarDay } from "@/domain/when";
import { Accounts } from "./accounts";
import { addressOf, partnerOf, type Search, searchOf } from "./search";

export const metadata: Metadata = { title: "Trends" };

type Props = {
  params: Promise<{ coupleId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function TrendsPage({ params, searchParams }: Props) {
  const therapist = await currentReader("trend.read");
  const id = await idOf(params);
  const search = searchOf(await searchParams);
  const { timeZone } = (await currentMember()).practice;
  const between = {
    from: startOf(search.from, 0, timeZone),
    to: startOf(search.to, 1, timeZone),
  };
  const trend = await orNotFound(
    trendPage(therapist, id, { exercise: search.exercise, ...between }),
  );
  const { charts, landed, exercise, exercises, alias } = trend;
  const one = partnerOf(search);
  const partners = trend.partners.filter(({ mark }) => !one || mark === one);
  const { guesses, waiting } = trend.guessing
    ? await guessesOf(therapist, id)
    : { guesses: [], waiting: [] };
  const shown = ({ mark, sentAt }: (typeof waiting)[number]) =>
    (!one || mark === one) && isWithin(between, sentAt);
  const asTable = search.view === "table";
  const here = (changes: Search) => addressOf(`/couples/${id}/trends`, search, changes);
  const table = { timeZone, hrefPrefix: `/couples/${id}?rounds=all#reflection-` };
  const expanded = charts.find((chart) => chart.key === search.expand);
  const shared = {
    ...{ timeZone, sessions: trend.sessions, events: lettered(trend.events) },
    ...{ everyDays: trend.everyDays, sameMoment: trend.sameMoment },
    span: sharedSpan(...charts, ...landed),
  };
  const title = exercises.find(({ key }) => key === exercise)?.title ?? "";
  return (
    <>
      <PageHeader
        title="Trends"
        detail={[alias, title, "self-ratings", datesOf(search)].filter(Boolean).join(" · ")}
        actions={<ButtonLink href={`/couples/${id}`}>Back to the couple</ButtonLink>}
      />
      <div className="flex flex-col gap-12">
        <div className="flex flex-wrap items-end justify-between gap-4" data-chrome>
          <TrendFilter
            {...{ exercises, exercise, from: search.from, to: search.to }}
            kept={{ partner: search.partner, view: search.view }}
          />
          <div className="flex flex-wrap gap-4">
            <FilterLinks
              label="Whose"
              links={[
                { label: "Both", href: here({ partner: "" }), current: !one },
                ...trend.partners.map(({ mark, name }) => ({
                  label: name,
                  href: here({ partner: mark, expand: "" }),
                  current: mark === one,
                })),
              ]}
            />
            <FilterLinks
              label="Show as"
              links={[
                { label: "Charts", href: here({ view: "" }), current: !asTable },
                { label: "Show as table", href: here({ view: "table" }), current: asTable },
              ]}
            />
          </div>
        </div>
        {!asTable && (search.from || search.to) ? (
          <p className="text-caption text-quiet">
            What is said under a chart of self-ratings rests on every answer, also outside these
            dates.
          </p>
        ) : null}
        {expanded && !asTable ? (
          <Section
            title={`${expanded.partner.name}: ${expanded.title}`}
            action={
              <ButtonLink data-chrome href={here({ expand: "" })}>
                Close
              </ButtonLink>
            }
            offPaper={expanded.private ?? false}
          >
            <ExpandedChart
              {...shared}
              {...table}
              chart={expanded}
              witness={witnessOf(expanded, landed)}
            />
          </Section>
        ) : null}
        {asTable ? (
          <TrendTables {...table} {...{ partners, charts, landed }} />
        ) : (
          <Multiples
            {...shared}
            {...{ partners, charts, landed }}
            closer={(chart) => here({ expand: chart.key })}
          />
        )}
        <Accounts {...{ trend, partners, asTable, table }} />
        <Guesses
          guesses={guesses.filter((each) => shown(each) && each.exerciseKey === exercise)}
          // Beside the check-in other exercises have lighter marks, which what waits has not.
          waiting={waiting.filter(
            (each) => shown(each) && [BACKBONE, each.exerciseKey].includes(exercise),
          )}
          {...{ partners, timeZone }}
          coupleId={id}
        />
        <details data-chrome className="text-caption text-quiet">
          <summary className="cursor-pointer">When a direction is named</summary>
          <p className="mt-2 max-w-prose">{METHOD.en}</p>
        </details>
        <p className="hidden text-caption text-quiet print:block">{METHOD.en}</p>
      </div>
    </>
  );
}

/** The dates that were chosen, for paper, where the filter is not. */
function datesOf({ from, to }: Search): string {
  const day = (given: string | undefined) => given && calendarDay(given);
  if (from && to) return `${day(from)} to ${day(to)}`;
  return from ? `from ${day(from)}` : to ? `until ${day(to)}` : "";
}
