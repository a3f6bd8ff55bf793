"use client";

import { type ComponentProps, useActionState } from "react";
import { type Sending, StateForm } from "@/components/ui/action-form";
import type { FormAction, FormState } from "@/components/ui/form-state";
import { UndoBar } from "@/components/ui/undo-bar";
import type { Entry, EntryKind } from "@/domain/timeline";
import { calendarDay } from "@/domain/when";
import { EntryFields, entryForm } from "./entry-form";

type Kept = { kept: string };
type Shared = {
  coupleId: string;
  sessions: ComponentProps<typeof EntryFields>["sessions"];
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

/** A couple's time as the care team keeps it. Whatever is changed or removed can be put back, without script too. */
export function Timeline({ stretches, change, drop, putBack, ...shared }: Props) {
  // One state for every row's form: the row that was removed is not there to hold what it was.
  const changing = useActionState(change, {} as FormState<Kept>);
  const dropping = useActionState(drop, {} as FormState<Kept>);
  const done = [
    ["Changed.", changing[0].result],
    ["Removed.", dropping[0].result],
  ] as const;
  return (
    <>
      {done.map(([message, result]) =>
        result ? (
          <UndoBar
            key={result.kept}
            {...{ message, action: putBack }}
            fields={{ coupleId: shared.coupleId, kept: result.kept }}
          />
        ) : null,
      )}
      {stretches.length === 0 ? (
        <p className="text-quiet">
          Sessions that were, with your notes and what was agreed, and events by their day.
        </p>
      ) : null}
      <ol className="empty:hidden">
        {stretches.map(({ id, heading, entries }) => (
          <li key={id} className="border-hairline border-t py-4">
            {heading ? <h3 className="font-serif text-lead">{heading}</h3> : null}
            <ul className={heading ? "border-hairline md:ml-1 md:border-l md:pl-5" : ""}>
              {entries.map((entry) => (
                <One
                  key={entry.id}
                  {...{ entry, ...shared }}
                  changing={ofEntry(changing, entry)}
                  dropping={ofEntry(dropping, entry)}
                />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </>
  );
}

// What went wrong is told, and what was typed is kept, where it was.
function ofEntry([state, send, pending]: Sending<Kept>, { id }: Entry): Sending<Kept> {
  return [state.values?.entryId === id ? state : {}, send, pending];
}

type OneProps = Shared & { entry: Entry; changing: Sending<Kept>; dropping: Sending<Kept> };

function One({ entry, changing, dropping, ...shared }: OneProps) {
  const { id, kind, words, day, by } = entry;
  const failed = [changing, dropping].some(([state]) => state.values !== undefined);
  return (
    <li data-private={kind === "agreement" ? undefined : ""} className="py-2">
      <p className="text-caption text-quiet">
        {KINDS[kind]}, {calendarDay(day)}, {by}
      </p>
      <p className="max-w-prose whitespace-pre-wrap break-words font-serif">{words}</p>
      <details data-chrome className="mt-1 text-caption" open={failed || undefined}>
        <summary className="inline-block cursor-pointer text-quiet">Change or remove</summary>
        <div className="mt-3 mb-2 flex flex-col gap-4">
          <StateForm {...entryForm(kind)} of={changing}>
            {(state) => <EntryFields {...{ ...shared, kind, entry, state }} />}
          </StateForm>
          <StateForm of={dropping} submit={`Remove this ${kind}`} kind="quiet" className="-ml-4.25">
            {() => (
              <>
                <input type="hidden" name="coupleId" value={shared.coupleId} />
                <input type="hidden" name="entryId" value={id} />
                <input type="hidden" name="kind" value={kind} />
              </>
            )}
          </StateForm>
        </div>
      </details>
    </li>
  );
}
