"use client";

import { ActionForm } from "@/components/ui/action-form";
import { type FormAction, type FormState, fieldOf } from "@/components/ui/form-state";
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

type FieldsProps = {
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
type Props<Result> = FieldsProps & { action: FormAction<Result> };

/** Writes a note, an agreement or an event. */
export function EntryForm<Result>({ action, ...of }: Props<Result>) {
  return (
    <ActionForm {...entryForm(of.kind)} action={action} done="Kept.">
      {(state) => <EntryFields {...of} state={state} />}
    </ActionForm>
  );
}

/** How the form of an entry stands and what presses it. */
export function entryForm(kind: EntryKind) {
  const className = "flex max-w-xl flex-col gap-4";
  return { submit: WORDS[kind].keep, kind: "secondary", className } as const;
}

/** What is asked of an entry, with what is there and what was typed. */
export function EntryFields({ state, ...of }: FieldsProps & { state: FormState }) {
  const { coupleId, kind, sessions, today, entry, about = null } = of;
  const { label, hint } = WORDS[kind];
  const id = entry?.id ?? `new-${kind}`;
  return (
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
  );
}
