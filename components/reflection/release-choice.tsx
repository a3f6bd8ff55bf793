/** A passage that the other partner may read if both choose it. */
export type ReleaseItem = {
  /** The name of its two radios. */
  name: string;
  title: string;
  text: string;
  released: boolean;
};

export type ReleaseWords = { who: string; just: string; both: string };

/** The two who may read a passage: native radios, "just the therapist" unless chosen otherwise. */
export function ReleaseChoice({ item, words }: { item: ReleaseItem; words: ReleaseWords }) {
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">
        {words.who}: {item.title}
      </legend>
      <div className="grid grid-cols-1 gap-2 min-[360px]:grid-cols-2">
        <Choice name={item.name} value="private" checked={!item.released}>
          {words.just}
        </Choice>
        <Choice name={item.name} value="both" checked={item.released}>
          {words.both}
        </Choice>
      </div>
    </fieldset>
  );
}

type ChoiceProps = { name: string; value: string; checked: boolean; children: string };

// Selection is ink and weight, and a heavier border where the system chooses the colours.
function Choice({ name, value, checked, children }: ChoiceProps) {
  return (
    <label className="relative flex min-h-13 items-center justify-center rounded border border-edge bg-sheet px-3 py-2 text-center text-caption leading-snug has-checked:border-ink has-checked:bg-wash has-checked:font-medium has-checked:ring-1 has-checked:ring-ink forced-colors:has-checked:border-4">
      <input
        type="radio"
        name={name}
        value={value}
        defaultChecked={checked}
        className="absolute -inset-px appearance-none rounded"
      />
      {children}
    </label>
  );
}

type SharingProps = {
  items: readonly ReleaseItem[];
  words: ReleaseWords & {
    heading: string;
    intro: string;
    hour: string;
    known: string;
    passphrase: string;
    numbers: string;
  };
};

/** Before sending: what the other partner may read, each passage by itself, and what that means. */
export function Sharing({ items, words }: SharingProps) {
  return (
    <section aria-labelledby="sharing" className="mt-9">
      <h2 id="sharing" className="text-section">
        {words.heading}
      </h2>
      <div className="mt-2 flex flex-col gap-2 text-quiet">
        <p>{words.intro}</p>
        <p>{words.hour}</p>
        <p>{words.known}</p>
      </div>
      <ul className="mt-4 flex flex-col gap-3">
        {items.map((item) => (
          <li key={item.name} className="rounded border border-hairline p-3.5">
            <p className="mb-3 whitespace-pre-line font-serif text-lead">“{item.text}”</p>
            <ReleaseChoice item={item} words={words} />
          </li>
        ))}
      </ul>
      <div className="mt-3 flex flex-col gap-2 text-caption text-quiet">
        <p>{words.numbers}</p>
        <p>{words.passphrase}</p>
      </div>
    </section>
  );
}
