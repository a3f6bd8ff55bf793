import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { PrintButton } from "@/components/ui/print-button";
import { PRIVATE_PARTS, type PrivatePart } from "@/domain/paper";

const NAMES: Readonly<Record<PrivatePart, string>> = {
  flags: "Flags for private review",
  alone: "Answers for you only",
  predictions: "Your predictions",
  notes: "Notes and events",
  measures: "Entered measures",
};

type Props = {
  ticked: ReadonlySet<PrivatePart>;
  /** Of what is private, what this page can hold. */
  parts?: readonly PrivatePart[];
  /** Whether the page stands as it will print. */
  shown: boolean;
  /** What else the address keeps. */
  children?: ReactNode;
};

/** What of the private goes on this print. Nothing does unless it is ticked; works without script. */
export function PaperForm({ ticked, parts = PRIVATE_PARTS, shown, children }: Props) {
  return (
    <form method="get" data-chrome className="flex flex-wrap items-end gap-x-6 gap-y-3">
      {children}
      <input type="hidden" name="paper" value="on" />
      {parts.length > 0 ? (
        <fieldset>
          <legend className="mb-1 font-medium text-caption">Print also, this once</legend>
          <div className="flex flex-wrap gap-x-5">
            {parts.map((part) => (
              <label
                key={part}
                className="flex min-h-9.5 items-center gap-2 pointer-coarse:min-h-11"
              >
                <input type="checkbox" name="with" value={part} defaultChecked={ticked.has(part)} />
                {NAMES[part]}
              </label>
            ))}
          </div>
        </fieldset>
      ) : null}
      <Button type="submit">Show as it will print</Button>
      {shown ? <PrintButton /> : null}
    </form>
  );
}
