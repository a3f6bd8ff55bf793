import { CopyButton } from "@/components/ui/copy-button";

type Props = { name: string; caption: string };

/** A caption under its picture, to be read and taken along with the name of what it is about. */
export function Caption({ name, caption }: Props) {
  return (
    <figcaption className="mt-2 text-caption text-quiet">
      {caption}
      <span data-chrome className="-ml-4 block noscript:hidden">
        <CopyButton kind="quiet" label="Copy caption" of={name} text={`${name}: ${caption}`} />
      </span>
    </figcaption>
  );
}
