import { Mark } from "@/components/ui/mark";
import type { Language, Words } from "@/domain/language";
import type { PartnerMark } from "@/domain/series";

type Props = {
  title: Words;
  prompt: Words;
  /** In which languages it is read, the first partner's first. */
  languages: readonly Language[];
  day: (language: Language) => string;
  words: readonly { mark: PartnerMark; name: string; language: Language; text: string }[];
};

/** One passage that both released, side by side and large enough to be read from two chairs. */
export function SafePassage({ title, prompt, languages, day, words }: Props) {
  return (
    <article className="break-inside-avoid border-hairline border-t pt-6">
      {languages.map((language) => (
        <p key={language} lang={language} className="text-quiet">
          {title[language]}, {day(language)}
        </p>
      ))}
      {languages.map((language) => (
        <h2 key={language} lang={language} className="text-section">
          {prompt[language]}
        </h2>
      ))}
      <div className="mt-7 grid gap-x-16 gap-y-9 md:grid-cols-2 print:grid-cols-2">
        {words.map((each) => (
          <figure key={each.mark}>
            <figcaption className="flex items-center gap-2.5 text-lead">
              <Mark shape={each.mark} /> {each.name}
            </figcaption>
            <blockquote
              lang={each.language}
              className="mt-2.5 whitespace-pre-line break-words font-serif text-[1.75rem] leading-[1.4] print:text-[15pt]"
            >
              {each.text}
            </blockquote>
          </figure>
        ))}
      </div>
    </article>
  );
}
