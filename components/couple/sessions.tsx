"use client";

import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { type FormAction, fieldOf } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { TextInput } from "@/components/ui/text-input";
import { wallTimeOf } from "@/domain/wall-time";
import { momentOf } from "@/domain/when";

type Moved = { roundsThatCouldMove: number; from: string };
type Session = { id: string; startsAt: Date };
type Actions = {
  book: FormAction<void>;
  move: FormAction<Moved>;
  moveRounds: FormAction<void>;
  cancel: FormAction<void>;
};
type Props = {
  coupleId: string;
  sessions: readonly Session[];
  timeZone: string;
  now: Date;
  actions: Actions;
};

const PAST_SHOWN = 3;

/** Sessions past and next; moving one offers to move the rounds that are due before it. */
export function Sessions({ coupleId, sessions, timeZone, now, actions }: Props) {
  const past = sessions.filter((each) => each.startsAt <= now);
  const next = sessions.filter((each) => each.startsAt > now);
  return (
    <div className="flex flex-col gap-6">
      <ul>
        {next.map((each) => (
          <Next key={each.id} {...{ coupleId, timeZone, now, actions }} session={each} />
        ))}
        {next.length === 0 ? <li className="py-2 text-quiet">No session is booked.</li> : null}
        {past
          .slice(-PAST_SHOWN)
          .reverse()
          .map((each) => (
            <li key={each.id} className="border-hairline border-t py-2 text-quiet">
              {momentOf(each.startsAt, timeZone, now)}
            </li>
          ))}
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
    <li className="border-hairline border-t py-3">
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
            className=""
          >
            {() => ids}
          </ActionForm>
        </div>
      </details>
    </li>
  );
}

type MoveRoundsProps = { ids: ReactNode; moved: Moved; action: FormAction<void> };

function MoveRounds({ ids, moved, action }: MoveRoundsProps) {
  const count = moved.roundsThatCouldMove;
  if (count === 0) return null;
  return (
    <Notice
      title={count === 1 ? "One round is due before it" : `${count} rounds are due before it`}
    >
      <ActionForm action={action} submit="Move them too" done="Moved." kind="secondary">
        {() => (
          <>
            {ids}
            <input type="hidden" name="from" value={moved.from} />
          </>
        )}
      </ActionForm>
    </Notice>
  );
}
