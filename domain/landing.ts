import { CLAIM_PHRASES } from "./claim-phrases";
import type { PartnerMark, Point, Series } from "./series";

/** Two witnesses of one partner's receiving on one round: the own account and the other's. */
export type Landing = {
  roundId: string;
  at: Date;
  reflectionId: string;
  /** How gently the receiver met what was said, by the own account. */
  received: Point["value"];
  /** How safe it felt to the other after speaking. */
  landed: Point["value"];
  /** received − landed, in points; null unless both are numbers. Shown only beside both. */
  apart: number | null;
  /** Only then are they accounts of one moment (product rule 15). */
  sameMoment: boolean;
  /** Either was asked in an earlier wording: counted with no other. */
  before?: true;
};

/** The rounds on which both gave their account, in the order of `own`. Skips are no account. */
export function landingsOf(
  own: Pick<Series, "points">,
  other: Pick<Series, "points">,
  named: ReadonlySet<string>,
): Landing[] {
  const felt = new Map(other.points.map((point) => [point.roundId, point]));
  return own.points.flatMap(({ roundId, at, reflectionId, value: received, before }): Landing[] => {
    const theirs = felt.get(roundId);
    if (!theirs) return [];
    const { value: landed } = theirs;
    const apart =
      typeof received === "number" && typeof landed === "number" ? received - landed : null;
    const sameMoment = named.has(roundId);
    const earlier = (before || theirs.before) && { before: true as const };
    return [{ roundId, at, reflectionId, received, landed, apart, sameMoment, ...earlier }];
  });
}

type Named = { mark: PartnerMark; name: string };

/** What is known of the two accounts, both parts always beside what lies between them. */
export function landingWords(
  landings: readonly Landing[],
  { receiver, speaker, day }: { receiver: Named; speaker: Named; day: (at: Date) => string },
): string {
  const both = landings.filter((each) => each.apart !== null);
  const now = both.filter((each) => !each.before);
  const latest = now.at(-1);
  const { noneToday, reworded } = CLAIM_PHRASES.en;
  const marks = `Filled: how gently ${receiver.name} received. Hollow: how safe ${speaker.name} felt after speaking.`;
  const told = now.length < both.length ? `${reworded} ${marks}` : marks;
  if (!latest) {
    return `${both.length > 0 ? noneToday : "No round yet with both accounts."} ${told}`;
  }
  const rounds = now.length === 1 ? "One round" : `${now.length} rounds`;
  const about = latest.sameMoment ? "about the same moment" : "each about an own moment";
  return `${rounds} with both accounts. Latest, ${day(latest.at)}: received gently ${latest.received}, safe after speaking ${latest.landed}, ${apartWords(latest.apart)}; ${about}. ${told}`;
}

/** "2 apart", "the same"; nothing where there is no difference to tell. */
export function apartWords(apart: number | null): string {
  if (apart === null) return "";
  return apart === 0 ? "the same" : `${Math.abs(apart)} apart`;
}
