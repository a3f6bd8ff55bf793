"use client";

import { type ReactNode, useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { type FormAction, fieldOf } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { TextInput } from "@/components/ui/text-input";
import { wallTimeOf } from "@/domain/wall-time";
import { momentOf } from "@/domain/when";

type Moved = { from: string; to: string; rounds: readonly { id: string; dueAt: string }[] };
type Session = { id: string; startsAt: Date };
type Actions = {
  book: FormAction<void>;
  move: FormAction<Moved>;
  moveRounds: FormAction<Moved>;
  cancel: FormAction<void>;
};
type Props = {
  coupleId: string;
  sessions: readonly Session[];
  timeZone: string;
  now: Date;
  actions: Actions;
};

/** The sessions to come; moving one offers to move the rounds that are due before it. */
export function Sessions({ coupleId, sessions, timeZone, now, actions }: Props) {
  const next = sessions.filter((each) => each.startsAt > now);
  return (
    <div className="flex flex-col gap-6">
      <ul>
        {next.map((each) => (
          <Next key={each.id} {...{ coupleId, timeZone, now, actions }} session={each} />
        ))}
        {next.length === 0 ? <li className="py-2 text-quiet">No session is booked.</li> : null}
      </ul>
      <ActionForm
        action={actions.book}
        submit="Book"
        kind="secondary"
        className="flex max-w-sm flex-col gap-3"
      >
        {(state) => (
          <>
            <input type="hidden" name="coupleId" value={coupleId} />
            <TextInput
              label="Book a session"
              type="datetime-local"
              {...fieldOf(state, "startsAt")}
            />
          </>
        )}
      </ActionForm>
    </div>
  );
}

type NextProps = Omit<Props, "sessions"> & { session: Session };

function Next({ coupleId, session, timeZone, now, actions }: NextProps) {
  const ids = (
    <>
      <input type="hidden" name="coupleId" value={coupleId} />
      <input type="hidden" name="sessionId" value={session.id} />
    </>
  );
  return (
    <li className="border-hairline border-b py-3 first:pt-0">
      <p className="font-serif text-lead">{momentOf(session.startsAt, timeZone, now)}</p>
      <details className="mt-1">
        <summary className="cursor-pointer text-caption text-quiet">Move or cancel</summary>
        <div className="mt-3 flex max-w-sm flex-col gap-4">
          <ActionForm
            action={actions.move}
            submit="Move"
            kind="secondary"
            className="flex flex-col gap-3"
            done="Moved."
            after={(moved) => <MoveRounds ids={ids} moved={moved} action={actions.moveRounds} />}
          >
            {(state) => (
              <>
                {ids}
                <TextInput
                  label="New time"
                  type="datetime-local"
                  id={`move-${session.id}`}
                  {...fieldOf(state, "startsAt", wallTimeOf(session.startsAt, timeZone))}
                />
              </>
            )}
          </ActionForm>
          <ActionForm
            action={actions.cancel}
            submit="Cancel this session"
            kind="quiet"
            className="-ml-4.25"
          >
            {() => ids}
          </ActionForm>
        </div>
      </details>
    </li>
  );
}

type MoveRoundsProps = { ids: ReactNode; moved: Moved; action: FormAction<Moved> };

/** Offers to move rounds with their session and, once that is done, the way back. */
function MoveRounds({ ids, moved, action }: MoveRoundsProps) {
  const [way, setWay] = useState<{ move: Moved; back: boolean }>({ move: moved, back: false });
  const { move, back } = way;
  const count = move.rounds.length;
  if (count === 0) return null;
  const them = count === 1 ? "One round" : `${count} rounds`;
  const send: FormAction<Moved> = async (before, form) => {
    const state = await action(before, form);
    if (state.result) setWay({ move: state.result, back: !back });
    return state;
  };
  return (
    <Notice title={back ? `${them} moved with it` : `${them} due in the week before it`}>
      <ActionForm action={send} submit={back ? "Undo" : "Move the due time too"} kind="secondary">
        {() => (
          <>
            {ids}
            <input type="hidden" name="from" value={move.from} />
            <input type="hidden" name="to" value={move.to} />
            <input type="hidden" name="rounds" value={JSON.stringify(move.rounds)} />
          </>
        )}
      </ActionForm>
    </Notice>
  );
}
