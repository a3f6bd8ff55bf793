import { type PartnerMark, rated, type Series } from "./series";
import { median } from "./trend";

/** How much a number of answers carries: the rungs of the claim ladder. */
export type Rung = "nothing" | "dots" | "range" | "medians" | "usual";

/** What may be drawn beside the dots, which always may. */
export type Draw = {
  /** Join neighbouring dots by a thin line. */
  line: boolean;
  /** Lowest and highest answer. */
  range?: readonly [number, number];
  /** Medians of the first three and the latest three answers. */
  medians?: readonly [number, number];
};

export type Claim = { rung: Rung; n: number; caption: string; draw: Draw };

const WORDS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

/** "Three answers", "12 answers". */
function answers(n: number): string {
  return `${WORDS[n] ?? n} ${n === 1 ? "answer" : "answers"}`;
}

function times(n: number): string {
  return n === 1 ? "once" : n === 2 ? "twice" : `${n} times`;
}

function statement(values: readonly number[]): Omit<Claim, "n"> {
  const n = values.length;
  const first = values[0];
  const latest = values.at(-1);
  if (first === undefined || latest === undefined) {
    const caption = "No answers yet. The weekly check-in brings the first.";
    return { rung: "nothing", caption, draw: { line: false } };
  }
  if (n < 3) {
    const seen = n === 1 ? `${first}` : `${first} and ${latest}`;
    const caption = `${answers(n)}: ${seen}. Too early to see a pattern.`;
    return { rung: "dots", caption, draw: { line: false } };
  }
  if (n < 5) {
    const range = [Math.min(...values), Math.max(...values)] as const;
    const spread = range[0] === range[1] ? `all ${latest}` : `between ${range[0]} and ${range[1]}`;
    const caption = `${answers(n)}, ${spread}. Latest ${latest}.`;
    return { rung: "range", caption, draw: { line: false, range } };
  }
  if (n < 10) {
    const medians = [median(values.slice(0, 3)), median(values.slice(-3))] as const;
    const both = n < 6 ? " One answer is in both." : "";
    const caption =
      `${answers(n)}. Median of the first three ${medians[0]}, ` +
      `of the latest three ${medians[1]}; this could be chance.${both}`;
    return { rung: "medians", caption, draw: { line: true, medians } };
  }
  const caption = `${answers(n)}. Median ${median(values)}, latest ${latest}.`;
  return { rung: "usual", caption, draw: { line: true } };
}

/**
 * What may be said of a series, in one or two sentences that never outrun its answers.
 * `n` counts numbers of the series' own exercise; "don't know yet" is said beside it, never counted
 * as missing or 0.
 */
export function claimOf(series: Pick<Series, "points">): Claim {
  const values = rated(series.points).map((point) => point.value);
  const unknown = series.points.filter((p) => p.value === "unknown" && !p.light).length;
  const light = series.points.some((p) => p.light);
  const { caption, ...rest } = statement(values);
  const said = [
    unknown > 0 && values.length === 0 ? "No number yet." : caption,
    unknown > 0 ? `Said “don’t know yet” ${times(unknown)}.` : "",
    light ? "Lighter marks come from other exercises and are not counted." : "",
  ];
  return { ...rest, n: values.length, caption: said.filter(Boolean).join(" ") };
}

/**
 * How the second witness of responsiveness is introduced under a chart.
 * `sameMoment` only where every round named the moment it was about.
 */
export function witnessCaption(
  witness: { mark: PartnerMark; name: string },
  sameMoment = false,
): string {
  const about = sameMoment ? "about the same moments" : "each about an own moment";
  return `Hollow ${witness.mark}s: how safe ${witness.name} felt after speaking, ${about}.`;
}
