import { Mark } from "@/components/ui/mark";
import type { Language } from "@/domain/language";
import type { PartnerMark } from "@/domain/series";
import type { Entry } from "@/domain/timeline";
import { calendarDay } from "@/domain/when";

type Partner = { mark: PartnerMark; name: string };

const ROW = "border-hairline border-b py-2.5";

type FlagsProps = {
  reviews: readonly { id: string; mark: PartnerMark; headline: string; about: string }[];
};

/** Answers that wait for the therapist's own look. They describe what was chosen and say no more. */
export function Flags({ reviews }: FlagsProps) {
  if (reviews.length === 0) return <p className="text-quiet">Nothing is waiting.</p>;
  return (
    <ul>
      {reviews.map(({ id, mark, headline, about }) => (
        <li key={id} className={ROW}>
          <p className="flex items-baseline gap-2 font-serif">
            <Mark shape={mark} className="mt-[0.4em] size-3 shrink-0 self-start" />
            <span className="min-w-0">{headline}</span>
          </p>
          <p className="text-caption text-quiet">{about}</p>
        </li>
      ))}
    </ul>
  );
}

type AloneProps = {
  answers: readonly { id: string; mark: PartnerMark; prompt: string; label: string }[];
  partners: readonly Partner[];
};

/** Answers that were asked for the therapist alone. */
export function AloneAnswers({ answers, partners }: AloneProps) {
  if (answers.length === 0) return <p className="text-quiet">None.</p>;
  return (
    <dl>
      {answers.map(({ id, mark, prompt, label }) => (
        <div key={id} className={ROW}>
          <dt className="text-caption text-quiet">
            {partners.find((each) => each.mark === mark)?.name}: {prompt}
          </dt>
          <dd className="whitespace-pre-wrap break-words font-serif">{label}</dd>
        </div>
      ))}
    </dl>
  );
}

type EntryProps = {
  entries: readonly Entry[];
  empty: string;
  /** The therapist’s, English, unless a partner reads them. */
  language?: Language;
};

/** Entries of the timeline with who wrote them, to be read and not changed. */
export function EntryList({ entries, empty, language }: EntryProps) {
  if (entries.length === 0) return <p className="text-quiet">{empty}</p>;
  return (
    <ul>
      {entries.map(({ id, words, day, by }) => (
        <li key={id} className={ROW}>
          <p className="whitespace-pre-wrap break-words font-serif">{words}</p>
          <p className="text-caption text-quiet">
            {calendarDay(day, language)}, {by}
          </p>
        </li>
      ))}
    </ul>
  );
}
