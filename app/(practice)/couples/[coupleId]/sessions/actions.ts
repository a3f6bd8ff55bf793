"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { practiceAction } from "@/app/(practice)/action";
import { bookSession, cancelSession, moveRoundsWithSession, moveSession } from "@/data/session";
import { addEntry, editEntry, putBackEntry, removeEntry } from "@/data/timeline";
import { ENTRY_KINDS, entryInput } from "@/domain/timeline";

const onCouple = z.strictObject({ coupleId: z.uuid() });
const ids = { coupleId: z.uuid(), entryId: z.uuid() };

function refresh(coupleId: string) {
  revalidatePath(`/couples/${coupleId}`, "layout");
}

// The entry's own fields apart from whose they are.
const written = z.preprocess(
  (fields) => {
    const { coupleId, entryId, ...entry } = fields as Record<string, unknown>;
    return { coupleId, entryId, entry };
  },
  z.strictObject({ coupleId: z.uuid(), entryId: z.uuid().optional(), entry: entryInput }),
);

export const addToTimeline = practiceAction(written, async (therapist, { coupleId, entry }) => {
  await addEntry(therapist, coupleId, entry);
  refresh(coupleId);
});

export const changeEntry = practiceAction(written, async (therapist, { coupleId, ...of }) => {
  const kept = await editEntry(therapist, z.uuid().parse(of.entryId), of.entry);
  refresh(coupleId);
  return kept;
});

export const dropEntry = practiceAction(
  z.strictObject({ ...ids, kind: z.enum(ENTRY_KINDS) }),
  async (therapist, { coupleId, entryId, kind }) => {
    const kept = await removeEntry(therapist, kind, entryId);
    refresh(coupleId);
    return kept;
  },
);

export const putBack = practiceAction(
  onCouple.extend({ kept: z.string().max(100_000) }),
  async (therapist, { coupleId, kept }) => {
    await putBackEntry(therapist, coupleId, kept);
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
