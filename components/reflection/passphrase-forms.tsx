import { Button } from "@/components/ui/button";

const FIELD =
  "min-h-12 w-full rounded border border-edge bg-paper px-4 py-2.5 text-base aria-invalid:border-2 aria-invalid:border-ink";

type FieldProps = {
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | null | undefined;
  autoComplete: "current-password" | "new-password" | "off";
};

/** A passphrase as it is typed: never shown, never sent back to the page. */
export function PassphraseField({ name, label, hint, error, autoComplete }: FieldProps) {
  const described = [hint ? `${name}-hint` : "", error ? `${name}-error` : ""].filter(Boolean);
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={name} className="font-medium text-caption">
        {label}
      </label>
      {hint ? (
        <p id={`${name}-hint`} className="text-caption text-quiet">
          {hint}
        </p>
      ) : null}
      <input
        type="password"
        id={name}
        name={name}
        required
        maxLength={400}
        autoComplete={autoComplete}
        aria-describedby={described.join(" ") || undefined}
        aria-invalid={error ? true : undefined}
        className={FIELD}
      />
      {error ? (
        <p id={`${name}-error`} role="alert" className="border-ink border-l-4 bg-wash px-3 py-2">
          {error}
        </p>
      ) : null}
    </div>
  );
}

type OpenProps = {
  words: { heading: string; intro: string; label: string; open: string };
  link: string;
  error: string | null;
  /** Said in place of the form while no passphrase may be tried. */
  waiting: string | null;
};

/** Asks for the passphrase, or says when it may be tried again. */
export function OpenForm({ words, link, error, waiting }: OpenProps) {
  if (waiting) {
    return (
      <p role="alert" className="mt-5 border-ink border-l-4 bg-wash px-4 py-3">
        {waiting}
      </p>
    );
  }
  return (
    <form method="post" action="/reflect/history/open" className="mt-5 flex flex-col gap-4">
      <input type="hidden" name="link" value={link} />
      <PassphraseField
        name="passphrase"
        label={words.label}
        error={error}
        // A shared device must not offer to fill it in.
        autoComplete="off"
      />
      <Button type="submit" kind="primary" size="room">
        {words.open}
      </Button>
    </form>
  );
}

type SetProps = {
  words: { newLabel: string; hint: string; again: string; set: string };
  link: string;
  lines: readonly string[];
  error: string | null;
};

/** Sets the partner's own passphrase: what it opens comes before the field. */
export function SetForm({ words, link, lines, error }: SetProps) {
  return (
    <form method="post" action="/reflect/history/set" className="mt-4 flex flex-col gap-4">
      {lines.map((line) => (
        <p key={line} className="text-quiet">
          {line}
        </p>
      ))}
      <input type="hidden" name="link" value={link} />
      <PassphraseField
        name="new"
        label={words.newLabel}
        hint={words.hint}
        error={error}
        autoComplete="new-password"
      />
      <PassphraseField name="again" label={words.again} autoComplete="new-password" />
      <Button type="submit" size="room">
        {words.set}
      </Button>
    </form>
  );
}
