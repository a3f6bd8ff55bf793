import { z } from "zod";
import { Z95 } from "./normal";

const number = (sentence: string) =>
  z
    .string()
    .trim()
    .min(1, sentence)
    .transform((text) => Number(text.replace(",", ".")))
    .refine((value) => Number.isFinite(value), sentence);
const published = (sentence: string) =>
  z.union([
    z
      .string()
      .trim()
      .length(0)
      .transform(() => null),
    number(sentence),
  ]);

/** Which totals the measure itself calls better. */
export const HIGHER_IS = ["better", "worse"] as const;

/**
 * What a therapist enters about a licensed measure: what it is called, the range of its totals,
 * which way is better, and its published standard deviation and retest reliability, or neither.
 * Never an item, a norm or a cut-off.
 */
export const measureInput = z
  .strictObject({
    name: z.string().trim().min(1, "Name the measure.").max(120, "Use at most 120 characters."),
    lowest: number("Write the lowest possible total as a number."),
    highest: number("Write the highest possible total as a number."),
    higherIs: z.enum(HIGHER_IS, "Say what a higher total is."),
    standardDeviation: published("Write the published standard deviation as a number."),
    retestReliability: published("Write the published retest reliability as a number."),
    source: z
      .string()
      .trim()
      .min(1, "Say where this was published.")
      .max(300, "Use at most 300 characters."),
  })
  .superRefine((input, context) => {
    const { lowest, highest, standardDeviation: sd, retestReliability: r } = input;
    const fault = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (lowest >= highest) fault("highest", "The highest total must be above the lowest.");
    if (sd !== null && sd <= 0) fault("standardDeviation", "It must be above 0.");
    if (r !== null && (r <= 0 || r >= 1)) {
      fault("retestReliability", "It lies between 0 and 1, and is neither.");
    }
    const both = "Write both, or leave both empty: a reliable change needs the two.";
    if (r !== null && sd === null) fault("standardDeviation", both);
    if (sd !== null && r === null) fault("retestReliability", both);
  });
export type MeasureInput = z.infer<typeof measureInput>;

/** One total and the day it was taken on, as "YYYY-MM-DD". */
export type Total = { takenOn: string; total: number };

/** What entering a total asks for, before it is held against its measure. */
export const totalInput = z.strictObject({
  measureId: z.uuid("Choose a measure."),
  takenOn: z.iso.date("Choose the day it was taken on."),
  total: number("Write the total as a number."),
});
export type TotalInput = z.infer<typeof totalInput>;

/** What is wrong with a total on a measure, by field; null when nothing is. `today` is the practice's day. */
export function totalProblem(
  { takenOn, total }: Total,
  { lowest, highest }: Pick<MeasureInput, "lowest" | "highest">,
  today: string,
): Readonly<Record<string, string>> | null {
  const fields = {
    ...(total < lowest || total > highest
      ? { total: `A total on this measure lies from ${lowest} to ${highest}.` }
      : {}),
    ...(takenOn > today ? { takenOn: "Choose a day that has come." } : {}),
  };
  return Object.keys(fields).length > 0 ? fields : null;
}

/** Change beyond this many standard errors of a difference is more than retesting explains, 95 %. */
const RELIABLE = Z95;

type Published = { standardDeviation: number; retestReliability: number };

/**
 * Reliable change between two totals: RC = (x₂ − x₁) / (SD·√(2(1 − r))), reliable beyond ±1.96
 * (Jacobson & Truax 1991; Christensen & Mendoza 1986).
 */
export function reliableChange(
  before: number,
  after: number,
  { standardDeviation, retestReliability }: Published,
): { rc: number; reliable: boolean } {
  const rc = (after - before) / (standardDeviation * Math.sqrt(2 * (1 - retestReliability)));
  return { rc, reliable: Math.abs(rc) > RELIABLE };
}

/** A change between two totals, and which way it went as the measure has it. */
export type Change = {
  from: Total;
  to: Total;
  rc: number;
  reliable: boolean;
  towards: "better" | "worse" | null;
};

type Held = Pick<MeasureInput, "higherIs" | "standardDeviation" | "retestReliability">;

/**
 * The changes of one partner's totals that are said: from the first to the latest and, where there
 * are more than two, between the last two. None without both published figures, or below two totals.
 */
export function changesOf(totals: readonly Total[], measure: Held): Change[] {
  const { standardDeviation, retestReliability, higherIs } = measure;
  const ordered = [...totals].sort((a, b) => a.takenOn.localeCompare(b.takenOn));
  const [first, latest, before] = [ordered[0], ordered.at(-1), ordered.at(-2)];
  if (standardDeviation === null || retestReliability === null) return [];
  if (!first || !latest || !before || ordered.length < 2) return [];
  const pairs = ordered.length > 2 ? [first, before] : [first];
  return pairs.map((from) => {
    const change = reliableChange(from.total, latest.total, {
      standardDeviation,
      retestReliability,
    });
    const rose = change.rc > 0 === (higherIs === "better");
    return {
      from,
      to: latest,
      ...change,
      towards: change.rc === 0 ? null : rose ? "better" : "worse",
    };
  });
}
