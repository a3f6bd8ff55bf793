import type { MarkState } from "@/components/ui/mark";
import type { Choice } from "@/domain/consent";

export type Progress = "not-asked" | MarkState;

const CHOSE: Readonly<Record<Choice, string | null>> = {
  whole: null,
  short: "Short form",
  apart: "Apart",
  later: "Later",
  declined: "Not now",
};

const DOING: Readonly<Record<Progress, string>> = {
  "not-asked": "not asked",
  waiting: "not started",
  started: "started",
  done: "answered",
};

/** What a partner chose about a round, in the words of the button; null for the whole, or nothing yet. */
export function choiceWords(choice: Choice | null | undefined): string | null {
  return choice ? CHOSE[choice] : null;
}

/** Where a partner is in a round, and what was chosen: facts, neither praise nor failure. */
export function progressWords(
  doing: Progress,
  choice: Choice | null | undefined,
  over = false,
): string {
  const chose = choiceWords(choice);
  if (chose && doing !== "done" && (choice === "declined" || choice === "later")) return chose;
  const words = doing === "waiting" && over ? "no answer" : DOING[doing];
  return chose && (choice === "short" || choice === "apart") ? `${words} · ${chose}` : words;
}
