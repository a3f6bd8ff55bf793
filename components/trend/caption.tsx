import { CopyButton } from "@/components/ui/copy-button";

type Props = {
  name: string;
  caption: string;
  /** There is nothing to take along. */
  bare?: boolean;
};

/** A caption under its picture, to be read and taken along with the name of what it is about. */
export function Caption({ name, caption, bare = false }: Props) {
  return (
    <figcaption className="text-caption text-quiet">
      {caption}
      {bare ? null : (
        <span data-chrome className="-ml-4 block noscript:hidden">
          <CopyButton kind="quiet" label="Copy caption" of={name} text={`${name}: ${caption}`} />
        </span>
      )}
    </figcaption>
  );
}
