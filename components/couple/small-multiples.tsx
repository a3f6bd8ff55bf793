import type { Shared } from "@/components/trend/chart";
import { lettered, sharedSpan } from "@/components/trend/geometry";
import { Multiples } from "@/components/trend/multiples";
import { chartedCore } from "@/domain/charted";
import type { Claimed } from "@/domain/claim";
import type { PartnerMark, Series } from "@/domain/series";

type Props = Omit<Shared, "span" | "events"> & {
  partners: readonly { mark: PartnerMark; name: string }[];
  /** Up to six: a partner's `clear`, `said` and `received`. */
  series: readonly Claimed[];
  /** Each partner's own `landed`; drawn hollow beside the other's responsiveness. */
  landed?: readonly Series[];
  events?: readonly { at: Date; words?: string }[];
};

/** Two partners by three capacities, all on one scale. */
export function SmallMultiples({ series, landed = [], events = [], ...shared }: Props) {
  return (
    <Multiples
      {...shared}
      charts={series.map(chartedCore)}
      landed={landed}
      events={lettered(events)}
      span={sharedSpan(...series, ...landed)}
    />
  );
}
