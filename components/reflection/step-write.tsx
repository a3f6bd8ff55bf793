import type { Labels } from "./words";

type Props = {
  labels: Labels;
  value: string | number | undefined;
};

/**
 * Room to write. Spelling help is off: some browsers send what is typed to their maker for it, and
 * a red line under a feeling helps nobody.
 */
export function StepWrite({ labels, value }: Props) {
  return (
    <textarea
      name="given"
      rows={6}
      defaultValue={value}
      aria-labelledby={labels.titleId}
      aria-describedby={labels.describedBy}
      autoComplete="off"
      spellCheck={false}
      className="field-sizing-content mt-6 max-h-[60dvh] min-h-40 w-full rounded border border-edge bg-paper px-4 py-3 font-serif text-lead leading-relaxed"
    />
  );
}

/** Said wherever people write: nobody is watching, and whom to call. */
export function Watch({ lines }: { lines: readonly string[] }) {
  return <p className="mt-2 text-caption text-quiet">{lines.join(" ")}</p>;
}
