"use client";

import { type ComponentProps, useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { UndoBar } from "@/components/ui/undo-bar";
import type { Entry, EntryKind } from "@/domain/timeline";
import { calendarDay } from "@/domain/when";
import { EntryForm } from "./entry-form";

type Kept = { kept: string };
type Shared = {
  coupleId: string;
  sessions: ComponentProps<typeof EntryForm>["sessions"];
  today: string;
};
type Props = Shared & {
  /** Newest first: a session by its heading, or null for what belongs to none. */
  stretches: readonly { heading: string | null; id: string; entries: readonly Entry[] }[];
  change: FormAction<Kept>;
  drop: FormAction<Kept>;
  putBack: FormAction<void>;
};

const KINDS: Readonly<Record<EntryKind, string>> = {
  note: "Note",
  event: "Event",
  agreement: "Agreement",
};

/** A couple's time as the care team keeps it. Whatever is changed or removed can be put back. */
export function Timeline({ stretches, change, drop, putBack, ...shared }: Props) {
  const [undo, setUndo] = useState<{ said: string; kept: string } | null>(null);
  const noting =
    (action: FormAction<Kept>, said: string): FormAction<Kept> =>
    async (before, form) => {
      const state = await action(before, form);
      if (state.result) setUndo({ said, kept: state.result.kept });
      return state;
    };
  const back: FormAction<void> = async (before, form) => {
    const state = await putBack(before, form);
    if (!state.error) setUndo(null);
    return state;
  };
  const actions = { change: noting(change, "Changed."), drop: noting(drop, "Removed.") };
  return (
    <>
      {undo ? (
        <UndoBar
          key={undo.kept}
          message={undo.said}
          action={back}
          fields={{ coupleId: shared.coupleId, kept: undo.kept }}
        />
      ) : null}
      <ol>
        {stretches.map(({ id, heading, entries }) => (
          <li key={id} className="border-hairline border-t py-4">
            {heading ? <h3 className="font-serif text-lead">{heading}</h3> : null}
            <ul className={heading ? "border-hairline md:ml-1 md:border-l md:pl-5" : ""}>
              {entries.map((entry) => (
                <One key={entry.id} entry={entry} {...shared} {...actions} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </>
  );
}

type OneProps = Shared & { entry: Entry; change: FormAction<Kept>; drop: FormAction<Kept> };

function One({ entry, change, drop, ...shared }: OneProps) {
  const { id, kind, words, day, by } = entry;
  return (
    <li data-private={kind === "agreement" ? undefined : ""} className="py-2">
      <p className="text-caption text-quiet">
        {KINDS[kind]}, {calendarDay(day)}, {by}
      </p>
      <p className="max-w-prose whitespace-pre-wrap break-words font-serif">{words}</p>
      <details data-chrome className="mt-1 text-caption">
        <summary className="inline-block cursor-pointer text-quiet">Change or remove</summary>
        <div className="mt-3 mb-2 flex flex-col gap-4">
          <EntryForm {...shared} action={change} kind={kind} entry={entry} />
          <ActionForm action={drop} submit={`Remove this ${kind}`} kind="quiet" className="-ml-4">
            {() => (
              <>
                <input type="hidden" name="coupleId" value={shared.coupleId} />
                <input type="hidden" name="entryId" value={id} />
                <input type="hidden" name="kind" value={kind} />
              </>
            )}
          </ActionForm>
        </div>
      </details>
    </li>
  );
}
