import type { EarlierAnswer } from "@/components/reflection/answer";
import type { PreviewItem } from "@/components/reflection/preview";
import { type ClientWords, fill } from "@/content/words/words";
import type { Reading, Shown } from "@/data/reflection";
import { type Exercise, type Prompt, promptsOf } from "@/domain/exercise";
import type { Language } from "@/domain/language";
import { earlierOf, stepPath } from "../steps";

/** Every prompt with what will be sent for it, in words. */
export function previewItems(
  exercise: Exercise,
  { shown, before = {} }: Pick<Reading, "shown"> & Partial<Pick<Reading, "before">>,
  words: ClientWords,
  language: Language,
): PreviewItem[] {
  return promptsOf(exercise).map((prompt) => {
    const title = prompt.title[language];
    const earlier = earlierOf(prompt, shown);
    return {
      key: prompt.key,
      title,
      answer: inWords(prompt, earlier, words.preview, language),
      written: prompt.kind === "write" && earlier?.is === "given",
      before: (before[prompt.key] ?? []).map((each) => ({
        label: words.step.before,
        answer: inWords(prompt, readable(each), words.preview, language),
      })),
      mark: prompt.therapistOnly ? words.preview.therapistOnly : undefined,
      edit: {
        href: stepPath(exercise.steps.indexOf(prompt) + 1, "preview"),
        label: fill(words.preview.editOf, { title }),
      },
    };
  });
}

function readable({ answer }: Shown): EarlierAnswer {
  return answer === "elsewhere" ? { is: "elsewhere" } : answer;
}

/** An answer as the page says it; of one from another sign-in only that there is one. */
export function inWords(
  prompt: Prompt,
  earlier: EarlierAnswer,
  words: ClientWords["preview"],
  language: Language,
): string {
  switch (earlier?.is) {
    case undefined:
      return words.unanswered;
    case "skipped":
      return words.skipped;
    case "unknown":
      return words.unknown;
    case "elsewhere":
      return words.elsewhere;
    case "given": {
      const { value } = earlier;
      if (prompt.kind === "scale") return fill(words.scale, { value });
      if (prompt.kind === "write") return String(value);
      const option = prompt.options.find((each) => each.key === value);
      return option?.label[language] ?? String(value);
    }
  }
}
