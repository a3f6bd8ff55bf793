import { fullDay } from "@/components/trend/day";
import { trendWords } from "@/components/trend/words";
import { Mark } from "@/components/ui/mark";
import type { Language } from "@/domain/language";
import type { PartnerMark } from "@/domain/series";

type Answer = { key: string; prompt: string; label: string };
type Props = {
  rounds: readonly {
    id: string;
    mark: PartnerMark;
    title: string;
    sentAt: Date;
    language: string;
    answers: readonly Answer[];
  }[];
  partners: readonly { mark: PartnerMark; name: string }[];
  timeZone: string;
  /** The therapist’s, English, unless a partner reads it. */
  reading?: Language;
};

/** What was written, round by round, as it was sent. */
export function WrittenRounds({ rounds, partners, timeZone, reading = "en" }: Props) {
  if (rounds.length === 0) {
    return <p className="text-quiet">{trendWords(reading).noneInDates}</p>;
  }
  const nameOf = (mark: PartnerMark) => partners.find((each) => each.mark === mark)?.name;
  return (
    <ul>
      {rounds.map(({ id, mark, title, sentAt, language, answers }) => (
        <li key={id} className="border-hairline border-b py-3">
          <p className="flex flex-wrap items-center gap-x-2 text-caption text-quiet">
            <Mark shape={mark} className="size-2.5" />
            {nameOf(mark)}, {title}, {fullDay(sentAt, timeZone, reading)}
          </p>
          <dl>
            {answers.map(({ key, prompt, label }) => (
              <div key={key} className="mt-1">
                <dt className="text-caption text-quiet">{prompt}</dt>
                <dd
                  lang={language}
                  className="max-w-prose whitespace-pre-wrap break-words font-serif"
                >
                  {label}
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
