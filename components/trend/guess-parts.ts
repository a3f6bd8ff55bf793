import { CLAIM_PHRASES } from "@/domain/claim-phrases";
import { type GuessAt, guessing, guessingWords } from "@/domain/guess";
import type { PartnerMark } from "@/domain/series";
import type { Parts } from "./two-parts";
import { EARLIER, minus } from "./words";

type Partner = { mark: PartnerMark; name: string };

/** A partner's guesses beside what the other answered. */
export function guessParts(
  guesses: readonly GuessAt[],
  { guesser, other }: { guesser: Partner; other: Partner },
): Parts {
  const marks = guesses.length > 0 ? " Filled: the guess. Hollow: the answer." : "";
  const words = guessingWords(guessing(guesses), { guesser: guesser.name, other: other.name });
  const before = guesses.some((each) => each.before);
  const reworded = before ? ` ${CLAIM_PHRASES.en.reworded}` : "";
  return {
    partner: guesser,
    name: `${guesser.name} guessing, self-ratings`,
    caption: `${words}${reworded}${marks}`,
    look: { capacity: null, shapes: [guesser.mark, other.mark] },
    head: [
      `${guesser.name}’s guess`,
      `${other.name}’s answer`,
      "Guess less answer",
      `${guesser.name}’s own answer`,
    ],
    rows: guesses.map(({ at, reflectionId, guess, partner, own, before }) => ({
      ...{ at, reflectionId, first: guess, second: partner, ...(before && { before }) },
      cells: [`${guess}${before ? EARLIER : ""}`, ...[partner, guess - partner, own].map(minus)],
    })),
  };
}
