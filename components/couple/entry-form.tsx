"use client";

import { ActionForm } from "@/components/ui/action-form";
import { type FormAction, fieldOf } from "@/components/ui/form-state";
import { Select, TextArea, TextInput } from "@/components/ui/text-input";
import type { Entry, EntryKind } from "@/domain/timeline";

const WORDS: Readonly<Record<EntryKind, { label: string; hint: string; keep: string }>> = {
  note: {
    ...{ label: "A private note", keep: "Keep the note" },
    hint: "For the care team. No partner ever sees it.",
  },
  agreement: {
    ...{ label: "What you agreed", keep: "Keep the agreement" },
    hint: "Both partners know it: it stands in the report that you may hand them.",
  },
  event: {
    ...{ label: "What happened, in a few words", keep: "Keep the event" },
    hint: "For the care team, like a note: “moved house”. A tick on the charts.",
  },
};

type Props<Result> = {
  action: FormAction<Result>;
  coupleId: string;
  kind: EntryKind;
  /** Sessions that it may be about, the latest first. */
  sessions: readonly { id: string; label: string }[];
  /** The day it gets unless another is chosen. */
  today: string;
  /** What is there already. */
  entry?: Entry;
  about?: string | null;
};

/** Writes a note, an agreement or an event, or one that is there anew. */
export function EntryForm<Result>(props: Props<Result>) {
  const { action, coupleId, kind, sessions, today, entry, about = null } = props;
  const { label, hint, keep } = WORDS[kind];
  const id = entry?.id ?? `new-${kind}`;
  return (
    <ActionForm
      action={action}
      submit={keep}
      kind="secondary"
      done="Kept."
      className="flex max-w-xl flex-col gap-4"
    >
      {(state) => (
        <>
          <input type="hidden" name="coupleId" value={coupleId} />
          <input type="hidden" name="kind" value={kind} />
          {entry ? <input type="hidden" name="entryId" value={entry.id} /> : null}
          <TextArea
            label={label}
            hint={hint}
            rows={kind === "event" ? 1 : 4}
            id={`${id}-words`}
            {...fieldOf(state, "words", entry?.words)}
          />
          {kind === "note" ? null : (
            <TextInput
              label="Day"
              type="date"
              id={`${id}-day`}
              {...fieldOf(state, "day", entry?.day ?? today)}
            />
          )}
          {kind === "event" || sessions.length === 0 ? null : (
            <Select
              label="About a session"
              id={`${id}-session`}
              {...fieldOf(state, "sessionId", entry?.sessionId ?? about ?? "")}
            >
              <option value="">None in particular</option>
              {sessions.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.label}
                </option>
              ))}
            </Select>
          )}
        </>
      )}
    </ActionForm>
  );
}
