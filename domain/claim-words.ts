import type { Claim, Says, Witness } from "./claim";
import type { UsualRange } from "./usual-range";

const WORDS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

/** A claim in one to four plain sentences, to stand under its picture and to be copied. */
export function claimWords(claim: Claim): string {
  const { says, n, unknown, light, broken } = claim;
  const own =
    n === 0 && unknown > 0
      ? "No number yet."
      : n === 0 && broken
        ? "No answers yet to the question as it is asked now."
        : said(says, n);
  const beside = [
    unknown > 0 ? `Said “don’t know yet” ${times(unknown)}.` : "",
    broken ? "The question was worded anew; answers before that stand apart." : "",
    light ? "Lighter marks come from other exercises and are not counted." : "",
  ];
  return [own, ...beside].filter(Boolean).join(" ");
}

/**
 * How the second witness of responsiveness is introduced under a chart. "The same moments" only
 * where every round named the one it was about.
 */
export function witnessWords({ mark, name, sameMoment }: Witness): string {
  const about = sameMoment ? "about the same moments" : "each about an own moment";
  return `Hollow ${mark}s: how safe ${name} felt after speaking, ${about}.`;
}

/** How directions come about and how often they would be wrong, for whoever asks. */
export const METHOD =
  "Self-ratings, 0 to 10, not a validated scale. A direction is named only from thirteen answers on, when a rank test that allows for chance, ties and one week resembling the next holds at each of the last four answers, corrected over all six series, and the change is at least 1.5 points. In simulated couples in whom nothing changes, 2 to 16 in a hundred are at some time of a year told a direction that is chance alone. A change of 3 points over 30 answers is named in 16 to 19 of a hundred, one of 6 points in 51 to 92: the more one week resembles the next, the fewer.";

function said(says: Says, n: number): string {
  switch (says.key) {
    case "nothing":
      return "No answers yet. The weekly check-in brings the first.";
    case "none":
      return "No answers yet.";
    case "dots":
      return `${answers(n)}: ${says.values.join(" and ")}. Too early to see a pattern.`;
    case "range": {
      const spread =
        says.low === says.high ? `all ${says.low}` : `between ${says.low} and ${says.high}`;
      return `${answers(n)}, ${spread}. Latest ${says.latest}.`;
    }
    case "medians": {
      const both = says.overlap ? " One answer is in both." : "";
      return `${answers(n)}. Median of the first three ${says.first}, of the latest three ${says.latest}; this could be chance.${both}`;
    }
    case "unclear":
      return `No clear direction over ${n} answers. ${latestWords(says.latest, says.usual)}`;
    case "usual":
      return `${answers(n)}. ${latestWords(says.latest, says.usual)}`;
    case "rises":
    case "falls": {
      const verb = says.key === "rises" ? "rise" : "fall";
      return `Tends to ${verb}: about ${decimal(Math.abs(says.perWeek))} a week over ${n} answers (${between(says.interval)}). ${latestWords(says.latest, says.usual)}`;
    }
  }
}

function latestWords(latest: number, usual: UsualRange): string {
  const where = { below: "below", within: "within", above: "above" }[usual.latest];
  return `Latest ${latest}, ${where} the own usual range of ${decimal(usual.low)} to ${decimal(usual.high)}.`;
}

// Both ends on one side of 0 go without their sign, which the verb has said.
function between([low, high]: readonly [number, number]): string {
  const ends =
    low * high >= 0 ? [Math.abs(low), Math.abs(high)].sort((a, b) => a - b) : [low, high];
  return ends.map(decimal).join(" to ");
}

/** "Three answers", "12 answers". */
function answers(n: number): string {
  return `${WORDS[n] ?? n} ${n === 1 ? "answer" : "answers"}`;
}

function times(n: number): string {
  return n === 1 ? "once" : n === 2 ? "twice" : `${n} times`;
}

function decimal(x: number): string {
  const rounded = Math.abs(x) < 1 ? Math.round(x * 100) / 100 : Math.round(x * 10) / 10;
  return String(rounded);
}
