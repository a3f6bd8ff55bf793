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
  /** From two chairs, or at the desk and on paper. */
  reading?: keyof typeof SIZE;
};

const SIZE = {
  chairs: "text-[1.75rem] leading-[1.4] print:text-[15pt]",
  desk: "text-lead",
};

/** One passage that both released, side by side; where two look on, large enough for both. */
export function SafePassage(props: Props) {
  const { title, prompt, languages, day, words, reading = "chairs" } = props;
  const Heading = reading === "chairs" ? "h2" : "h3";
  const gap = reading === "chairs" ? "mt-7" : "mt-3";
  return (
    <article
      className={`break-inside-avoid ${reading === "chairs" ? "border-hairline border-t pt-6" : ""}`}
    >
      {languages.map((language) => (
        <p key={language} lang={language} className="text-quiet">
          {title[language]}, {day(language)}
        </p>
      ))}
      {languages.map((language) => (
        <Heading
          key={language}
          lang={language}
          className={reading === "chairs" ? "text-section" : "text-lead"}
        >
          {prompt[language]}
        </Heading>
      ))}
      <div className={`${gap} grid gap-x-16 gap-y-9 md:grid-cols-2 print:grid-cols-2`}>
        {words.map((each) => (
          <figure key={each.mark}>
            <figcaption className="flex items-center gap-2.5 text-lead">
              <Mark shape={each.mark} /> {each.name}
            </figcaption>
            <blockquote
              lang={each.language}
              className={`mt-2.5 whitespace-pre-line break-words font-serif ${SIZE[reading]}`}
            >
              {each.text}
            </blockquote>
          </figure>
        ))}
      </div>
    </article>
  );
}
