import { sharedSpan } from "@/components/trend/geometry";
import { Sparkline } from "@/components/trend/sparkline";
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

/** One couple, a row of the table's `.caseload`. The link in it is what `j` and `k` move to. */
export function CaseloadRow({ couple }: { couple: CaseloadCouple }) {
  const { href, alias, partners, series } = couple;
  const span = sharedSpan(...series);
  return (
    <tr data-row={[alias, ...partners.map((each) => each.name)].join(" ")}>
      <th scope="row">
        <a href={href}>{alias}</a>
        {/* What `a` presses while the couple is the one in hand. */}
        <a href={`${href}/assign`} data-key="a" tabIndex={-1} className="sr-only">
          Assign to {alias}
        </a>
        <a href={`${href}/prepare`} data-key="p" tabIndex={-1} className="sr-only">
          Prepare {alias}
        </a>
      </th>
      <td>{couple.nextSession ?? "not booked"}</td>
      <td>
        <span className="marks">
          {partners.map(({ mark, name, state }) =>
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
        <td key={capacity}>
          <small>{SHORT[capacity]}</small>
          <Sparkline
            capacity={capacity}
            span={span}
            everyDays={couple.everyDays ?? 7}
            lanes={partners.map(({ mark }) =>
              series.find((s) => s.capacity === capacity && s.partner.mark === mark),
            )}
          />
        </td>
      ))}
      <td>
        {couple.reason}
        {couple.review ? <span data-private> · a private review is waiting for you</span> : null}
        {couple.lastActivity ? (
          <span className="block">Last answer {couple.lastActivity}</span>
        ) : null}
      </td>
    </tr>
  );
}
