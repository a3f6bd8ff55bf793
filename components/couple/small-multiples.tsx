import type { Shared } from "@/components/trend/chart";
import { lettered, sharedSpan } from "@/components/trend/geometry";
import { Multiples } from "@/components/trend/multiples";
import { type ReadBy, THERAPIST } from "@/components/trend/words";
import { chartedCore } from "@/domain/charted";
import type { Claimed } from "@/domain/claim";
import type { PartnerMark, Series } from "@/domain/series";

type Props = Omit<Shared, "span" | "events" | "language"> & {
  partners: readonly { mark: PartnerMark; name: string }[];
  /** Up to six: a partner's `clear`, `said` and `received`. */
  series: readonly Claimed[];
  /** Each partner's own `landed`; drawn hollow beside the other's responsiveness. */
  landed?: readonly Series[];
  events?: readonly { at: Date; words?: string }[];
  /** The therapist, unless it is for a partner. */
  reader?: ReadBy;
};

/** Two partners by three capacities, all on one scale. */
export function SmallMultiples(props: Props) {
  const { series, landed = [], events = [], reader = THERAPIST, ...shared } = props;
  return (
    <Multiples
      {...shared}
      language={reader.language}
      charts={series.map((each) => chartedCore(each, reader.capacities))}
      landed={landed}
      events={lettered(events)}
      span={sharedSpan(...series, ...landed)}
    />
  );
}
