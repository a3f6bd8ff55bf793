"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { practiceAction } from "@/app/(practice)/action";
import type { FormState } from "@/components/ui/form-state";
import { archiveCouple, editCouple } from "@/data/couple";
import { addNote, removeNote } from "@/data/note";
import { recordScreening, undoScreening } from "@/data/screening";
import { bookSession, cancelSession, moveRoundsWithSession, moveSession } from "@/data/session";
import { coupleInput } from "@/domain/couple";

const onCouple = z.strictObject({ coupleId: z.uuid() });

function refresh(coupleId: string) {
  revalidatePath(`/couples/${coupleId}`, "layout");
}

export async function edit(coupleId: string, before: unknown, form: FormData): Promise<FormState> {
  const save = practiceAction(coupleInput, async (therapist, input) => {
    await editCouple(therapist, coupleId, input);
    redirect(`/couples/${coupleId}`);
  });
  return save(before, form);
}

const putAway = practiceAction(onCouple, async (therapist, { coupleId }) => {
  await archiveCouple(therapist, coupleId);
  redirect(`/couples?archived=${coupleId}`);
});

/** Archives, as a plain form calls it. */
export async function archive(form: FormData): Promise<void> {
  await putAway({}, form);
}

export const writeNote = practiceAction(
  onCouple.extend({ body: z.string() }),
  async (therapist, { coupleId, body }) => {
    await addNote(therapist, coupleId, body);
    refresh(coupleId);
  },
);

export const dropNote = practiceAction(
  onCouple.extend({ noteId: z.uuid() }),
  async (therapist, { coupleId, noteId }) => {
    await removeNote(therapist, noteId);
    refresh(coupleId);
  },
);

const screening = onCouple.extend({ partnerId: z.uuid(), spokenOn: z.string() });

export const screen = practiceAction(screening, async (therapist, { coupleId, ...input }) => {
  await recordScreening(therapist, input);
  refresh(coupleId);
});

export const unscreen = practiceAction(
  screening.omit({ spokenOn: true }),
  async (therapist, { coupleId, partnerId }) => {
    await undoScreening(therapist, partnerId);
    refresh(coupleId);
  },
);

export const book = practiceAction(
  onCouple.extend({ startsAt: z.string() }),
  async (therapist, { coupleId, startsAt }) => {
    await bookSession(therapist, coupleId, startsAt);
    refresh(coupleId);
  },
);

const oneSession = onCouple.extend({ sessionId: z.uuid() });

export const move = practiceAction(
  oneSession.extend({ startsAt: z.string() }),
  async (therapist, { coupleId, sessionId, startsAt }) => {
    const moved = await moveSession(therapist, sessionId, startsAt);
    refresh(coupleId);
    return moved;
  },
);

export const moveRounds = practiceAction(
  oneSession.extend({ from: z.string() }),
  async (therapist, { coupleId, sessionId, from }) => {
    await moveRoundsWithSession(therapist, sessionId, from);
    refresh(coupleId);
  },
);

export const cancel = practiceAction(oneSession, async (therapist, { coupleId, sessionId }) => {
  await cancelSession(therapist, sessionId);
  refresh(coupleId);
});
