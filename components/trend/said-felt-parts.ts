import { gapWords, type SaidFeltAt, saidFeltWords, stepName } from "@/domain/said-felt";
import type { PartnerMark } from "@/domain/series";
import { fullDay } from "./day";
import type { Parts } from "./two-parts";
import { EARLIER, minus } from "./words";

const STEPS = [-2, -1, 0, 1, 2];

/** What a partner said and felt on each small moment looked back at. For the therapist alone. */
export function saidFeltParts(
  all: readonly SaidFeltAt[],
  { partner, timeZone }: { partner: { mark: PartnerMark; name: string }; timeZone: string },
): Parts {
  return {
    partner,
    name: `${partner.name}, said and felt`,
    caption: saidFeltWords(all, (at) => fullDay(at, timeZone)),
    look: {
      ...{ capacity: null, shapes: [partner.mark, partner.mark], left: 72 },
      bounds: { min: -2, max: 2 },
      ticks: STEPS.map((value) => ({ value, label: stepName(value) })),
    },
    head: ["Said", "Felt", "Said less felt, in steps", "In words"],
    rows: all.map((each) => ({
      ...{ at: each.at, reflectionId: each.reflectionId, first: each.said, second: each.felt },
      ...(each.before && { before: each.before }),
      cells: [
        `${stepName(each.said)}${each.before ? EARLIER : ""}`,
        ...[stepName(each.felt), minus(each.gap), gapWords(each)],
      ],
    })),
  };
}
