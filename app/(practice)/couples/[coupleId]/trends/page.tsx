import type { Metadata } from "next";
import { couplePage } from "@/app/(practice)/couples/couple-page";
import { Guesses } from "@/components/couple/guesses";
import { SmallMultiples, sharedSpan } from "@/components/couple/small-multiples";
import { DateFilter } from "@/components/trend/date-filter";
import { ExpandedChart } from "@/components/trend/expanded-chart";
import { SlippedStrip } from "@/components/trend/slipped-strip";
import { TrendTable } from "@/components/trend/trend-table";
import { ButtonLink } from "@/components/ui/button-link";
import { FilterLinks } from "@/components/ui/filter-links";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { guessesOf } from "@/data/guesses";
import { coupleTrend } from "@/data/trend";
import { CAPACITIES, CAPACITY_NAMES } from "@/domain/capacity";
import { METHOD } from "@/domain/claim-words";
import { addDays, instantOf } from "@/domain/wall-time";

export const metadata: Metadata = { title: "Trends" };

type Search = { from?: string; to?: string; expand?: string; view?: string };
type Props = { params: Promise<{ coupleId: string }>; searchParams: Promise<Search> };

export default async function TrendsPage({ params, searchParams }: Props) {
  const { therapist, couple } = await couplePage(params);
  const search = await searchParams;
  const { id, partners, timeZone } = couple;
  const trend = await coupleTrend(therapist, id, {
    from: startOf(search.from, 0, timeZone),
    to: startOf(search.to, 1, timeZone),
  });
  const guesses = await guessesOf(therapist, id);
  const { series, landed, slipped, ...shared } = trend;
  const chart = {
    sessions: shared.sessions,
    everyDays: shared.expectedDays,
    sameMoment: shared.sameMoment,
    timeZone,
  };
  const here = (changes: Search) => addressOf(`/couples/${id}/trends`, { ...search, ...changes });
  const hrefPrefix = `/couples/${id}?rounds=all#reflection-`;
  const expanded = series.find((each) => nameOf(each) === search.expand);
  const witness =
    expanded?.capacity === "responsiveness"
      ? landed.find((each) => each.partner.mark !== expanded.partner.mark)
      : undefined;
  const asTable = search.view === "table";
  return (
    <>
      <PageHeader
        title="Trends"
        detail={`${couple.alias} · self-ratings`}
        actions={<ButtonLink href={`/couples/${id}`}>Back to the couple</ButtonLink>}
      />
      <div className="flex flex-col gap-12">
        <div className="flex flex-wrap items-end justify-between gap-4" data-chrome>
          <DateFilter {...search} />
          <FilterLinks
            label="Show as"
            links={[
              { label: "Charts", href: here({ view: "" }), current: !asTable },
              { label: "Show as table", href: here({ view: "table" }), current: asTable },
            ]}
          />
        </div>
        {expanded ? (
          <Section
            title={`${expanded.partner.name}, ${CAPACITY_NAMES[expanded.capacity].toLowerCase()}`}
            action={<ButtonLink href={here({ expand: "" })}>Close</ButtonLink>}
          >
            <ExpandedChart
              {...chart}
              series={expanded}
              witness={witness}
              span={sharedSpan(series, landed)}
              hrefPrefix={hrefPrefix}
            />
          </Section>
        ) : null}
        {asTable ? (
          partners.map(({ mark, name }) => (
            <Section key={mark} title={name}>
              <TrendTable
                series={series.filter((each) => each.partner.mark === mark)}
                witness={landed.find((each) => each.partner.mark !== mark)}
                timeZone={timeZone}
                hrefPrefix={hrefPrefix}
              />
            </Section>
          ))
        ) : (
          <>
            <FilterLinks
              label="Look closer at"
              links={partners.flatMap(({ mark, name }) =>
                CAPACITIES.map((capacity) => ({
                  label: `${name}: ${CAPACITY_NAMES[capacity].toLowerCase()}`,
                  href: here({ expand: `${mark}.${capacity}` }),
                  current: search.expand === `${mark}.${capacity}`,
                })),
              )}
            />
            <SmallMultiples {...chart} partners={partners} series={series} landed={landed} />
            <details className="text-caption text-quiet">
              <summary className="cursor-pointer">When a direction is named</summary>
              <p className="mt-2 max-w-prose">{METHOD}</p>
            </details>
          </>
        )}
        <Section title="Which step slipped">
          <SlippedStrip
            timeZone={timeZone}
            rows={partners.map((partner) => ({ partner, answers: slipped[partner.mark] }))}
          />
        </Section>
        <Guesses {...guesses} coupleId={id} partners={partners} timeZone={timeZone} />
      </div>
    </>
  );
}

function nameOf({ partner, capacity }: { partner: { mark: string }; capacity: string }): string {
  return `${partner.mark}.${capacity}`;
}

function startOf(day: string | undefined, later: number, timeZone: string): Date | undefined {
  if (!day || !/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) return undefined;
  return instantOf(addDays(`${day}T00:00`, later), timeZone);
}

function addressOf(path: string, search: Search): string {
  const given = Object.entries(search).filter(([, value]) => value);
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}
