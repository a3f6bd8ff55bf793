import type { ReactNode } from "react";
import type { Language } from "@/domain/language";

export type Sight = "sees" | "asks" | "nothing";

/** Who sees what is written here, in words, all gaps filled. */
export type ReadersProps = {
  you: { name: string; note: string };
  team: readonly { name: string; note: string }[];
  partner: { name: string; note: string };
  /** What may come up in the joint session; `words` are the therapist's own, in their language. */
  session: {
    name: string;
    note: string;
    sight: Sight;
    words: { label: string; text: string; language: Language } | null;
  };
  keeping: readonly string[];
  /** How a mark is read aloud where its words do not say it already. */
  aloud: { sees: string; nothing: string };
  /** Before sending it stands beside other things and takes less room. */
  compact?: boolean;
};

/** Who sees what is written here: a small picture, from oneself onwards, that also reads as a list. */
export function Readers(props: ReadersProps) {
  const { you, team, partner, session, keeping, aloud, compact = false } = props;
  return (
    <div className={compact ? "mt-4" : "mt-6"}>
      <ul className="border-hairline border-y">
        <Reader {...you} sight="sees" aloud={aloud.sees} compact={compact} first />
        {team.map((each) => (
          <Reader key={each.name} {...each} sight="sees" aloud={aloud.sees} compact={compact} />
        ))}
        <Reader {...partner} sight="nothing" aloud={aloud.nothing} compact={compact} />
        <Reader name={session.name} note={session.note} sight={session.sight} compact={compact}>
          {session.words ? (
            <figure className="mt-2">
              <figcaption className="text-caption text-quiet">{session.words.label}</figcaption>
              <blockquote
                lang={session.words.language}
                className="mt-0.5 whitespace-pre-line border-edge border-l-2 pl-3 font-serif leading-relaxed"
              >
                {session.words.text}
              </blockquote>
            </figure>
          ) : null}
        </Reader>
      </ul>
      <div className="mt-3 flex flex-col gap-1.5 text-caption text-quiet">
        {keeping.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </div>
  );
}

type ReaderProps = {
  name: string;
  note: string;
  sight: Sight;
  aloud?: string;
  compact: boolean;
  first?: boolean;
  children?: ReactNode;
};

const MARKS: Record<Sight, string> = {
  sees: "m9.5 14.5 3 3 6-7",
  asks: "M11 11.5c0-4 6-4 6-.5 0 2.2-3 2.3-3 4.7M14 19v.6",
  nothing: "M10.5 14h7",
};

function Reader({ name, note, sight, aloud, compact, first = false, children }: ReaderProps) {
  return (
    <li className="relative flex gap-4">
      <Line hidden={first} />
      <svg
        viewBox="0 0 28 28"
        aria-hidden="true"
        className={`relative size-7 shrink-0 bg-sheet ${compact ? "my-2.5" : "my-4"}`}
        fill="none"
        stroke="currentColor"
      >
        <circle
          cx="14"
          cy="14"
          r="13"
          strokeDasharray={sight === "nothing" ? "2.5 2.5" : undefined}
          className={sight === "nothing" ? "text-quiet" : undefined}
        />
        <path d={MARKS[sight]} strokeWidth="1.5" strokeLinecap="round" />
      </svg>
      <div className={`min-w-0 ${compact ? "py-2" : "py-3.5"}`}>
        <p className="font-medium font-serif text-lead">
          {name}
          {aloud ? <span className="sr-only">: {aloud}</span> : null}
        </p>
        <p className="text-caption text-quiet">{note}</p>
        {children}
      </div>
    </li>
  );
}

/** The way that words take, from one circle down to the next. */
function Line({ hidden }: { hidden: boolean }) {
  if (hidden) return null;
  return <span aria-hidden="true" className="absolute -top-4 left-3.5 h-9 w-px bg-edge" />;
}
