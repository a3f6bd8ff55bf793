import type { Change, MeasureInput } from "./measure";
// Nothing but types of measure.ts: zod would come along to the browser, where it tries whether it may
// evaluate text, which the content policy reports.
import { Z95 } from "./normal";
import { calendarDay } from "./when";

/** One change in a sentence: both totals with their days, RC, and whether it is reliable. */
export function changeWords({ from, to, rc, reliable, towards }: Change): string {
  const both = `From ${from.total} (${calendarDay(from.takenOn)}) to ${to.total} (${calendarDay(to.takenOn)})`;
  if (towards === null) return `${both}: no change.`;
  const index = `RC\u00a0${rc < 0 ? "−" : ""}${Math.abs(rc).toFixed(2)}`;
  return reliable
    ? `${both}: ${index}, a reliable change towards what the measure calls ${towards}.`
    : `${both}: ${index}, not reliable; retesting alone could explain it.`;
}

type Published = Pick<MeasureInput, "standardDeviation" | "retestReliability" | "source">;

/** What the words about change rest on, or what they would need. */
export function reliabilityWords(of: Published): string {
  const { standardDeviation: sd, retestReliability: r, source } = of;
  if (sd === null || r === null) {
    return "A reliable change needs the published SD and retest reliability, and this measure was added without them.";
  }
  return `RC is the difference divided by SD·√(2(1 − r)), with SD ${sd} and r ${r} as published (${source}). Beyond ±${Z95.toFixed(2)} it is called reliable: more than retesting alone brings about in 95 of 100 people. That assumes that both figures hold for this person and that both totals were taken alike; looking more often finds more by chance. It does not say what brought a change about, or what it means.`;
}

/** What a measure is, in one line: its range, which way is better, its figures, and where they stand. */
export function measureWords(
  of: Published & Pick<MeasureInput, "lowest" | "highest" | "higherIs">,
): string {
  const { standardDeviation: sd, retestReliability: r } = of;
  const figures = sd === null || r === null ? "No SD and r" : `SD ${sd}, r ${r}`;
  return `${of.lowest} to ${of.highest}, higher is ${of.higherIs}. ${figures}. Source: ${of.source}`;
}
