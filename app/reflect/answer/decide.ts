import type { EarlierAnswer } from "@/components/reflection/answer";
import type { Prompt } from "@/domain/exercise";
import { type Answer, readAnswer } from "@/domain/reflection";
import type { Intent } from "../steps";

/** What a pressed button means for the draft: an answer to save, nothing, or a problem to tell. */
export type Decision =
  | { save: Answer }
  | { keep: true }
  | { problem: "nothingChosen" | "notOffered" | "tooLong" };

const KEEP: Decision = { keep: true };

/**
 * Reads a step's form. What was answered before stays when the field comes back empty, except words
 * that this sign-in could see and has erased: those are meant to go.
 */
export async function decide(
  prompt: Prompt,
  { intent, given }: { intent: Intent; given: string },
  earlier: () => Promise<EarlierAnswer>,
): Promise<Decision> {
  if (intent === "unknown") return { save: { is: "unknown" } };
  if (intent === "skip") return { save: { is: "skipped" } };
  const read = readAnswer(prompt, "given", given);
  if (typeof read === "object") return { save: read };
  switch (read) {
    case "too-long":
      return { problem: "tooLong" };
    case "empty": {
      const before = await earlier();
      if (before?.is === "given") return { save: { is: "skipped" } };
      return before || intent !== "continue" ? KEEP : { save: { is: "skipped" } };
    }
    case "choose-one":
      if (given !== "") return { problem: "notOffered" };
      return intent !== "continue" || (await earlier()) ? KEEP : { problem: "nothingChosen" };
  }
}
