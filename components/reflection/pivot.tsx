/** Offered beside an own answer: what is true can change, and neither answer is a mistake. */
export function PivotOffer({ words }: { words: { pivot: string; pivotNote: string } }) {
  return (
    <div className="mt-3">
      <button
        type="submit"
        name="intent"
        value="pivot"
        aria-describedby="pivot-note"
        className="link min-h-11 text-left font-medium"
      >
        {words.pivot}
      </button>
      <p id="pivot-note" className="text-caption text-quiet">
        {words.pivotNote}
      </p>
    </div>
  );
}

type BeforeProps = {
  before: string;
  written: boolean;
  words: { before: string; pivotKept: string };
};

/** The answer that was true before. It stays as it is; the field below is for what is true now. */
export function PivotBefore({ before, written, words }: BeforeProps) {
  return (
    <figure className="mt-5 border-edge border-l-2 pl-3">
      <figcaption className="text-caption text-quiet">{words.before}</figcaption>
      <blockquote
        className={
          written ? "mt-0.5 whitespace-pre-line font-serif text-lead" : "mt-0.5 font-medium"
        }
      >
        {before}
      </blockquote>
      <p className="mt-1.5 text-caption text-quiet">{words.pivotKept}</p>
    </figure>
  );
}
