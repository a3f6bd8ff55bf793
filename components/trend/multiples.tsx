import { Mark } from "@/components/ui/mark";
import type { Charted } from "@/domain/charted";
import type { PartnerMark } from "@/domain/series";
import type { Shared } from "./chart";
import { EventList } from "./event-list";
import type { Answered } from "./plot";
import { SmallMultiple } from "./small-multiple";
import { trendWords } from "./words";

export type MultiplesProps = Shared & {
  /** Whose charts are shown, in order. */
  partners: readonly { mark: PartnerMark; name: string }[];
  charts: readonly Charted[];
  /** Each partner's own `landed`; drawn hollow beside the other's responsiveness. */
  landed?: readonly Answered[];
  /** The address at which a chart is shown larger. */
  closer?: (chart: Charted) => string;
};

/** Partners by what was asked of them, all on one scale. */
export function Multiples({ partners, charts, landed = [], closer, ...shared }: MultiplesProps) {
  const words = trendWords(shared.language ?? "en");
  return (
    <div className="flex flex-col gap-9">
      {partners.map((partner) => (
        <section
          key={partner.mark}
          aria-labelledby={`charts-${partner.mark}`}
          // Over the first there is a line already, of its section or of the page.
          className="border-hairline not-first:border-t not-first:pt-4"
        >
          <h2 id={`charts-${partner.mark}`} className="mb-5 flex items-center gap-2 text-lead">
            <Mark shape={partner.mark} className="size-3" />
            {partner.name}
            <span className="sr-only">, {words.selfRatings}</span>
          </h2>
          <div className="grid gap-x-9 gap-y-8 md:grid-cols-3 print:grid-cols-3">
            {charts
              .filter((chart) => chart.partner.mark === partner.mark)
              .map((chart) => (
                <SmallMultiple
                  key={chart.key}
                  {...shared}
                  chart={chart}
                  witness={witnessOf(chart, landed)}
                  closer={closer?.(chart)}
                />
              ))}
          </div>
        </section>
      ))}
      <div className="flex flex-col gap-1.5 text-caption text-quiet">
        <p>{words.scale}</p>
        <EventList events={shared.events ?? []} span={shared.span} timeZone={shared.timeZone} />
      </div>
    </div>
  );
}

/** Responsiveness has a second witness: how safe it felt to the other after speaking. */
export function witnessOf<T extends Answered>(chart: Charted, landed: readonly T[]): T | undefined {
  if (chart.capacity !== "responsiveness") return undefined;
  return landed.find((each) => each.partner.mark !== chart.partner.mark);
}
