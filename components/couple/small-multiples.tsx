import { type Span, spanOf } from "@/components/trend/geometry";
import { SmallMultiple } from "@/components/trend/small-multiple";
import { Mark } from "@/components/ui/mark";
import { CAPACITIES } from "@/domain/capacity";
import { type Claimed, claimOf } from "@/domain/claim";
import type { PartnerMark, Series } from "@/domain/series";

type Partner = { mark: PartnerMark; name: string };

type Props = {
  partners: readonly Partner[];
  /** Up to six: a partner's `clear`, `said` and `received`. */
  series: readonly Claimed[];
  /** Each partner's own `landed`; drawn hollow beside the other's responsiveness. */
  landed?: readonly Series[];
  sessions?: readonly Date[];
  everyDays?: number;
  sameMoment?: boolean;
  timeZone: string;
};

/** The time that all charts of a couple share. */
export function sharedSpan(series: readonly Series[], landed: readonly Series[] = []): Span | null {
  return spanOf([...series, ...landed].flatMap((s) => s.points.map((p) => p.at)));
}

/** Two partners by three capacities, all on one scale. */
export function SmallMultiples({ partners, series, landed = [], ...shared }: Props) {
  const span = sharedSpan(series, landed);
  return (
    <div className="flex flex-col gap-9">
      {partners.map((partner) => (
        <section
          key={partner.mark}
          aria-labelledby={`charts-${partner.mark}`}
          className="border-hairline border-t pt-4"
        >
          <h2 id={`charts-${partner.mark}`} className="mb-5 flex items-center gap-2 text-lead">
            <Mark shape={partner.mark} className="size-3" />
            {partner.name}
            <span className="sr-only">, self-ratings</span>
          </h2>
          <div className="grid gap-x-9 gap-y-8 md:grid-cols-3 print:grid-cols-3">
            {CAPACITIES.map((capacity) => (
              <SmallMultiple
                key={capacity}
                {...shared}
                span={span}
                series={
                  series.find(
                    (s) => s.capacity === capacity && s.partner.mark === partner.mark,
                  ) ?? { capacity, partner, points: [], claim: claimOf({ points: [] }) }
                }
                witness={
                  capacity === "responsiveness"
                    ? landed.find((s) => s.partner.mark !== partner.mark)
                    : undefined
                }
              />
            ))}
          </div>
        </section>
      ))}
      <p className="text-caption text-quiet">
        Self-ratings, 0 to 10, not a validated scale. Ticks under the axis are sessions; a gap is a
        week without an answer.
      </p>
    </div>
  );
}
