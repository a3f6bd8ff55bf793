import Link from "next/link";
import { sharedSpan } from "@/components/trend/geometry";
import { Sparkline } from "@/components/trend/sparkline";
import { CapacityTag } from "@/components/ui/capacity-tag";
import { Mark, type MarkState } from "@/components/ui/mark";
import { CAPACITIES, type Capacity } from "@/domain/capacity";
import type { Dot, PartnerMark, Series } from "@/domain/series";

/** `state` is null for whoever was asked nothing that is open. */
export type CaseloadPartner = { mark: PartnerMark; name: string; state: MarkState | null };

export type CaseloadCouple = {
  id: string;
  href: string;
  alias: string;
  /** "Today 16:00" in practice time, or null while none is booked. */
  nextSession: string | null;
  partners: readonly CaseloadPartner[];
  series: readonly Series<Dot>[];
  everyDays?: number;
  /** The day a partner last sent something, in practice time; null while nobody has. */
  lastActivity: string | null;
  /** One line that describes and never triages. */
  reason: string;
  /** An answer asks for a private review. Left off paper. */
  review?: boolean;
};

const CELL = "px-2.5 md:border-hairline md:border-b md:py-3.5 max-md:block max-md:px-0";

const STATES: Record<MarkState, string> = {
  done: "answered",
  waiting: "not started",
  started: "started",
};

const SHORT: Record<Capacity, string> = {
  "self-awareness": "Awareness",
  "honest-expression": "Expression",
  responsiveness: "Response",
};

/** One couple. The link in it is what `j` and `k` move to. */
export function CaseloadRow({ couple }: { couple: CaseloadCouple }) {
  const span = sharedSpan(...couple.series);
  return (
    <tr
      data-row={[couple.alias, ...couple.partners.map((each) => each.name)].join(" ")}
      className="transition-colors focus-within:bg-wash focus-within:shadow-[inset_3px_0_0_var(--ink)] hover:bg-wash max-md:grid max-md:grid-cols-3 max-md:gap-x-3 max-md:border-b max-md:border-b-hairline max-md:py-4 max-md:pl-2.5"
    >
      <th
        scope="row"
        className={`${CELL} text-left font-medium font-serif text-lead max-md:col-span-2`}
      >
        <Link href={couple.href} className="block py-1 focus-visible:outline-none">
          {couple.alias}
        </Link>
        {/* What `a` presses while the couple is the one in hand. */}
        <a href={`${couple.href}/assign`} data-key="a" tabIndex={-1} className="sr-only">
          Assign to {couple.alias}
        </a>
        <a href={`${couple.href}/prepare`} data-key="p" tabIndex={-1} className="sr-only">
          Prepare {couple.alias}
        </a>
      </th>
      <td
        className={`${CELL} text-quiet tabular-nums max-md:order-2 max-md:col-span-3 md:whitespace-nowrap`}
      >
        {couple.nextSession ?? "not booked"}
      </td>
      <td className={`${CELL} max-md:order-1 max-md:justify-self-end max-md:py-1`}>
        <span className="flex gap-1.5">
          {couple.partners.map(({ mark, name, state }) =>
            state ? (
              <Mark key={mark} shape={mark} state={state} label={`${name}: ${STATES[state]}`} />
            ) : (
              <span key={mark} className="size-3.5 text-center text-quiet leading-none">
                <span aria-hidden="true">·</span>
                <span className="sr-only">{name}: nothing open</span>
              </span>
            ),
          )}
        </span>
      </td>
      {CAPACITIES.map((capacity) => (
        <td key={capacity} className={`${CELL} max-md:order-4 max-md:pt-3`}>
          <CapacityTag
            capacity={capacity}
            name={SHORT[capacity]}
            className="mb-1 text-quiet text-small md:hidden"
          />
          <Sparkline
            capacity={capacity}
            span={span}
            everyDays={couple.everyDays ?? 7}
            lanes={couple.partners.map((partner) =>
              couple.series.find((s) => s.capacity === capacity && s.partner.mark === partner.mark),
            )}
          />
        </td>
      ))}
      <td className={`${CELL} text-caption text-quiet max-md:order-3 max-md:col-span-3`}>
        {couple.reason}
        {couple.review ? <span data-private> · a private review is waiting for you</span> : null}
        {couple.lastActivity ? (
          <span className="block">Last answer {couple.lastActivity}</span>
        ) : null}
      </td>
    </tr>
  );
}
