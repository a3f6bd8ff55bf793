"use client";

import { ActionForm } from "@/components/ui/action-form";
import { type FormAction, fieldOf } from "@/components/ui/form-state";
import { TextArea } from "@/components/ui/text-input";
import { dayOf } from "@/domain/when";

type Props = {
  coupleId: string;
  notes: readonly { id: string; body: string; by: string; at: Date }[];
  timeZone: string;
  now: Date;
  write: FormAction<void>;
  drop: FormAction<void>;
};

/** The care team's own record of a couple. */
export function Notes({ coupleId, notes, timeZone, now, write, drop }: Props) {
  return (
    <>
      <ActionForm action={write} submit="Keep the note" kind="secondary">
        {(state) => (
          <>
            <input type="hidden" name="coupleId" value={coupleId} />
            <TextArea
              label="A private note"
              hint="For the care team; no partner ever sees it."
              {...fieldOf(state, "body")}
            />
          </>
        )}
      </ActionForm>
      <ul className="mt-6">
        {notes.map((note) => (
          <li key={note.id} className="border-hairline border-t py-3">
            <p className="whitespace-pre-wrap break-words font-serif">{note.body}</p>
            <div className="flex flex-wrap items-center justify-between gap-2 text-caption text-quiet">
              <p>
                {note.by}, {dayOf(note.at, timeZone, now)}
              </p>
              <details>
                <summary className="cursor-pointer">Remove</summary>
                <ActionForm action={drop} submit="Remove this note for good" className="mt-2">
                  {() => (
                    <>
                      <input type="hidden" name="coupleId" value={coupleId} />
                      <input type="hidden" name="noteId" value={note.id} />
                    </>
                  )}
                </ActionForm>
              </details>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
