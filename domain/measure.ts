import { z } from "zod";
import { Z95 } from "./normal";

const number = (sentence: string) => z.coerce.number(sentence);

/**
 * What a therapist enters about a licensed measure: what it is called, the range of its totals,
 * which way is better, and its published standard deviation and retest reliability. Never an item.
 */
export const measureInput = z
  .strictObject({
    name: z.string().trim().min(1, "Name the measure.").max(120),
    low: number("Write the lowest possible total."),
    high: number("Write the highest possible total."),
    better: z.enum(["higher", "lower"], "Say which way is better."),
    sd: number("Write the published standard deviation.").positive("It must be above 0."),
    reliability: number("Write the published retest reliability.")
      .min(0, "It lies from 0 to below 1.")
      .lt(1, "It lies from 0 to below 1."),
    source: z.string().trim().min(1, "Say where SD and reliability were published.").max(300),
  })
  .refine((input) => input.low < input.high, {
    path: ["high"],
    message: "The highest total must be above the lowest.",
  });
export type MeasureInput = z.infer<typeof measureInput>;

/** Change beyond this many standard errors of a difference is more than retesting explains, 95 %. */
const RELIABLE = Z95;

/**
 * Reliable change between two totals: RC = (x₂ − x₁) / (SD·√(2(1 − r))), reliable beyond ±1.96
 * (Jacobson & Truax 1991; Christensen & Mendoza 1986).
 */
export function reliableChange(
  before: number,
  after: number,
  { sd, reliability }: Pick<MeasureInput, "sd" | "reliability">,
): { rc: number; reliable: boolean } {
  const rc = (after - before) / (sd * Math.sqrt(2 * (1 - reliability)));
  return { rc, reliable: Math.abs(rc) > RELIABLE };
}
