import type { Language, Words } from "@/domain/language";

type Props = { body: readonly Words[]; language: Language };

/** Something to read or do; it asks nothing. */
export function StepRead({ body, language }: Props) {
  return (
    <div className="mt-4 flex flex-col gap-4 font-serif text-lead leading-relaxed">
      {body.map((paragraph) => (
        <p key={paragraph.en}>{paragraph[language]}</p>
      ))}
    </div>
  );
}
