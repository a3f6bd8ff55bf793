import type { PastItem, PastProps } from "@/components/reflection/past";
import { TEMPLATE_WORDS } from "@/content/confidences";
import { type ClientWords, fill } from "@/content/words/words";
import type { PastAnswer, PastReflection } from "@/data/history";
import type { Room } from "@/data/room";
import { LANGUAGES, type Language } from "@/domain/language";
import { inWords } from "../preview/items";
import { releaseField } from "../releases";
import { dayIn } from "../sharing";

/** A past reflection in the room's language, ready to be shown. */
export function pastOf(
  past: PastReflection,
  words: ClientWords,
  room: Room,
): Omit<PastProps, "said" | "open"> {
  const { history, withdraw } = words;
  const { language } = room;
  return {
    id: past.id,
    title: past.title[language],
    sent: fill(history.sent, { day: dayIn(room, past.sentAt) }),
    items: past.answers.map((each) => itemOf(each, words, room)),
    policy: policyIn(past, language) ?? history.noPolicy,
    withdrawn: past.withdrawnAt && fill(withdraw.done, { day: dayIn(room, past.withdrawnAt) }),
  };
}

function itemOf(past: PastAnswer, words: ClientWords, { language, releases }: Room): PastItem {
  const { prompt, own } = past;
  const title = prompt.title[language];
  const earlier = own.answer === "elsewhere" ? ({ is: "elsewhere" } as const) : own.answer;
  const answer = inWords(prompt, earlier, words.preview, language);
  const offered = past.released !== null && (releases || past.released);
  return {
    ...{ key: prompt.key, title, answer, theirs: past.theirs },
    written: prompt.kind === "write" && earlier.is === "given",
    before: past.before.map((value) =>
      inWords(prompt, { is: "given", value }, words.preview, language),
    ),
    release: offered
      ? { name: releaseField(prompt.key), title, text: answer, released: past.released === true }
      : null,
  };
}

/** The policy's words in a language, or in the other, or its template's; null where there was none. */
export function policyIn({ policy }: PastReflection, language: Language): string | null {
  if (!policy) return null;
  const other = LANGUAGES.map((each) => policy.words[each]).find(Boolean);
  return policy.words[language] ?? other ?? TEMPLATE_WORDS[policy.template].words[language];
}
