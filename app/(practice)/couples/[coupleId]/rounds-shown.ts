import { TEMPLATE_WORDS } from "@/content/confidences";
import type { ReadReflection, RoundPair } from "@/data/reading";

/** Rounds with the names of the policies they were written under, where those are not today's. */
export function roundsShown(rounds: readonly RoundPair[]) {
  return rounds.map(({ reflections: { circle, diamond }, ...round }) => ({
    ...round,
    reflections: { circle: withPolicy(circle), diamond: withPolicy(diamond) },
  }));
}

function withPolicy(reflection: ReadReflection | null) {
  return reflection && { ...reflection, writtenUnder: policyOf(reflection.writtenUnder) };
}

function policyOf(template: ReadReflection["writtenUnder"]): string | null {
  if (!template) return null;
  if (template === "none") return "written before there was a policy";
  return `written under “${TEMPLATE_WORDS[template].name}”`;
}
