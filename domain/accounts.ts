import { landingsOf } from "./landing";
import type { PartnerMark, Series } from "./series";

/** Accounts this many points apart are worth a question, on 0–10. */
const APART = 3;

/** Two partners' accounts of one round: how gently one received, how safe the other felt. */
export type Differing = {
  roundId: string;
  at: Date;
  /** Whose receiving it is about, and that partner's own account. */
  receiver: { mark: PartnerMark; name: string; value: number };
  /** The other's account of how safe it felt after speaking. */
  speaker: { mark: PartnerMark; name: string; value: number };
  /** Only then are they accounts of one moment (product rule 15). */
  sameMoment: boolean;
};

type Of = { since: Date; named: ReadonlySet<string> };

/**
 * Rounds since `since` on which one partner's `received` and the other's `landed` lie three points
 * or more apart, the widest first. Both parts are always given; which of them is right is not said.
 */
export function differingAccounts(
  received: readonly Series[],
  landed: readonly Series[],
  of: Of,
): Differing[] {
  return accountsSince(received, landed, of)
    .filter((found) => gap(found) >= APART)
    .sort((a, b) => gap(b) - gap(a) || b.at.getTime() - a.at.getTime());
}

/** Both accounts, as numbers, of each round since `since` that has them. */
export function accountsSince(
  received: readonly Series[],
  landed: readonly Series[],
  { since, named }: Of,
): Differing[] {
  return received
    .filter((series) => series.capacity === "responsiveness")
    .flatMap((own) => {
      const other = landed.find((each) => each.partner.mark !== own.partner.mark);
      if (!other) return [];
      return landingsOf(own, other, named).flatMap((each): Differing[] => {
        const [mine, theirs] = [each.received, each.landed];
        if (each.at <= since || typeof mine !== "number" || typeof theirs !== "number") return [];
        return [
          {
            ...{ roundId: each.roundId, at: each.at, sameMoment: each.sameMoment },
            receiver: { ...own.partner, value: mine },
            speaker: { ...other.partner, value: theirs },
          },
        ];
      });
    });
}

/** A question that gives both accounts and takes neither side. */
export function differingWords({ receiver, speaker, sameMoment }: Differing): {
  headline: string;
  detail: string;
} {
  return {
    headline: sameMoment
      ? "Their accounts of the same moment differ. What was it like for each?"
      : "Their accounts of a round differ, each about an own moment. What was it like for each?",
    detail: `${receiver.name}: received gently ${receiver.value}. ${speaker.name}: safe after speaking ${speaker.value}.`,
  };
}

function gap({ receiver, speaker }: Differing): number {
  return Math.abs(receiver.value - speaker.value);
}
