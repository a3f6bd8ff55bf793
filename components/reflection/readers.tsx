type ReaderWords = {
  you: string;
  youNote: string;
  readerNote: string;
  partner: string;
  partnerNote: string;
  sees: string;
  seesNothing: string;
};

type Props = { readers: readonly string[]; words: ReaderWords };

/** Who reads what is written here, as a small picture that also reads as a list. */
export function Readers({ readers, words }: Props) {
  return (
    <ul className="mt-6 divide-y divide-hairline border-hairline border-y">
      <Reader name={words.you} note={words.youNote} sees={words.sees} />
      {readers.map((name) => (
        <Reader key={name} name={name} note={words.readerNote} sees={words.sees} />
      ))}
      <Reader name={words.partner} note={words.partnerNote} sees={words.seesNothing} nothing />
    </ul>
  );
}

type ReaderProps = { name: string; note: string; sees: string; nothing?: boolean };

function Reader({ name, note, sees, nothing = false }: ReaderProps) {
  return (
    <li className="flex items-center gap-4 py-3.5">
      <svg viewBox="0 0 28 28" aria-hidden="true" className="size-7 shrink-0" fill="none">
        <circle
          cx="14"
          cy="14"
          r="13"
          stroke="currentColor"
          strokeDasharray={nothing ? "2.5 2.5" : undefined}
          className={nothing ? "text-quiet" : undefined}
        />
        <path
          d={nothing ? "M10.5 14h7" : "m9.5 14.5 3 3 6-7"}
          stroke="currentColor"
          strokeWidth="1.5"
        />
      </svg>
      <div className="min-w-0">
        <p className="font-medium font-serif text-lead">
          {name}
          <span className="sr-only">: {sees}</span>
        </p>
        <p className="text-caption text-quiet">{note}</p>
      </div>
    </li>
  );
}
