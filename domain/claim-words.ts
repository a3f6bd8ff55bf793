import type { Claim, Says, Witness } from "./claim";
import { CLAIM_PHRASES, type ClaimPhrases } from "./claim-phrases";
import type { Language } from "./language";
import type { UsualRange } from "./usual-range";

/** A claim in one to four plain sentences, to stand under its picture and to be copied. */
export function claimWords(claim: Claim, language: Language = "en"): string {
  const words = CLAIM_PHRASES[language];
  const { says, n, unknown, light, broken } = claim;
  const own =
    n === 0 && unknown > 0
      ? words.noNumber
      : n === 0 && broken
        ? words.noneToday
        : said(says, n, words);
  const beside = [
    unknown > 0 ? words.unknown(unknown) : "",
    broken ? words.reworded : "",
    light ? words.lighter : "",
  ];
  return [own, ...beside].filter(Boolean).join(" ");
}

/**
 * How the second witness of responsiveness is introduced under a chart, to the therapist, who alone
 * sees both. "The same moments" only where every round named the one it was about.
 */
export function witnessWords({ mark, name, sameMoment }: Witness): string {
  const about = sameMoment ? "about the same moments" : "each about an own moment";
  return `Hollow ${mark}s: how safe ${name} felt after speaking, ${about}.`;
}

function said(says: Says, n: number, words: ClaimPhrases): string {
  switch (says.key) {
    case "nothing":
    case "none":
      return words[says.key];
    case "dots":
      return words.dots(words.answers(n), says.values);
    case "range":
      return words.range(words.answers(n), says.low, says.high, says.latest);
    case "medians": {
      const both = says.overlap ? ` ${words.inBoth}` : "";
      return `${words.medians(words.answers(n), says.first, says.latest)}${both}`;
    }
    case "unclear":
      return `${words.unclear(n)} ${latestWords(says, words)}`;
    case "usual":
      return `${words.answers(n)}. ${latestWords(says, words)}`;
    case "rises":
    case "falls": {
      const perWeek = decimal(Math.abs(says.perWeek), words);
      const ends = endsOf(says.interval).map((end) => decimal(end, words));
      return `${words.direction(says.key, perWeek, n, ends)} ${latestWords(says, words)}`;
    }
  }
}

function latestWords(
  { latest, usual }: { latest: number; usual: UsualRange },
  words: ClaimPhrases,
): string {
  const [low, high] = [tenths(usual.low, words), tenths(usual.high, words)];
  return words.latest({ latest, where: usual.latest, low, high });
}

// Both ends on one side of 0 go without their sign, which the verb has said.
function endsOf([low, high]: readonly [number, number]): number[] {
  return low * high >= 0 ? [Math.abs(low), Math.abs(high)].sort((a, b) => a - b) : [low, high];
}

function decimal(x: number, words: ClaimPhrases): string {
  return Math.abs(x) < 1
    ? String(Math.round(x * 100) / 100).replace(".", words.decimalPoint)
    : tenths(x, words);
}

// Ends of a range of whole numbers: finer than tenths they would say more than is known.
function tenths(x: number, { decimalPoint }: ClaimPhrases): string {
  return String(Math.round(x * 10) / 10).replace(".", decimalPoint);
}
