"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { practiceAction } from "@/app/(practice)/action";
import type { FormState } from "@/components/ui/form-state";
import { archiveCouple, editCouple } from "@/data/couple";
import { addNote, removeNote } from "@/data/note";
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

export const archive = practiceAction(onCouple, async (therapist, { coupleId }) => {
  await archiveCouple(therapist, coupleId);
  redirect(`/couples?archived=${coupleId}`);
});

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

const standing = z
  .string()
  .max(10_000)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue("This cannot be read.");
      return z.NEVER;
    }
  })
  .pipe(z.array(z.strictObject({ id: z.uuid(), dueAt: z.iso.datetime() })).max(60));

export const moveRounds = practiceAction(
  oneSession.extend({ from: z.string(), to: z.string(), rounds: standing }),
  async (therapist, { coupleId, sessionId, ...move }) => {
    const moved = await moveRoundsWithSession(therapist, sessionId, move);
    refresh(coupleId);
    return moved;
  },
);

export const cancel = practiceAction(oneSession, async (therapist, { coupleId, sessionId }) => {
  await cancelSession(therapist, sessionId);
  refresh(coupleId);
});
