import { dayOf } from "@/domain/when";

type Version = {
  id: string;
  version: number;
  name: string;
  words: readonly { language: string; text: string }[];
  by: string;
  at: Date;
};

type Props = { versions: readonly Version[]; timeZone: string; now: Date };

/** What stood when, and who wrote it: today's first. */
export function ConfidencesVersions({ versions, timeZone, now }: Props) {
  return (
    <ol reversed>
      {versions.map((each, i) => (
        <li key={each.id} className="border-hairline border-b py-3">
          <p>
            <span className="font-serif text-lead">{each.name}</span>{" "}
            <span className="text-caption text-quiet">
              version {each.version}, written {dayOf(each.at, timeZone, now)} by {each.by}
              {i === 0 ? " · now in force" : ""}
            </span>
          </p>
          <details className="mt-1">
            <summary className="cursor-pointer text-caption text-quiet">Its words</summary>
            {each.words.map(({ language, text }) => (
              <p
                key={language}
                lang={language}
                className="mt-2 max-w-prose whitespace-pre-line font-serif"
              >
                {text}
              </p>
            ))}
          </details>
        </li>
      ))}
    </ol>
  );
}
