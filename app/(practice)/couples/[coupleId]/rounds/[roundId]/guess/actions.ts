"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { practiceAction } from "@/app/(practice)/action";
import { openEveryUnguessed, openUnguessed, recordGuess } from "@/data/prediction";
import { CORE_ITEMS } from "@/domain/capacity";
import { MARKS } from "@/domain/couple";

const onCouple = z.strictObject({ coupleId: z.uuid() });
const onReflection = onCouple.extend({ roundId: z.uuid(), about: z.enum(MARKS) });

function opened(coupleId: string, reflectionId: string): never {
  revalidatePath(`/couples/${coupleId}`, "layout");
  redirect(`/couples/${coupleId}?rounds=all#reflection-${reflectionId}`);
}

const guesses = onReflection.extend({
  given: z.partialRecord(z.enum(CORE_ITEMS), z.string()),
});
// A form has one level: what is named after a core item is a guess of it.
const guessForm = z.preprocess((form) => {
  const { coupleId, roundId, about, ...given } = z.record(z.string(), z.unknown()).parse(form);
  return { coupleId, roundId, about, given };
}, guesses);

export const guess = practiceAction(guessForm, async (therapist, { coupleId, given, ...of }) => {
  const { reflectionId } = await recordGuess(therapist, of, given);
  opened(coupleId, reflectionId);
});

export const openWithout = practiceAction(onReflection, async (therapist, { coupleId, ...of }) => {
  const { reflectionId } = await openUnguessed(therapist, of);
  opened(coupleId, reflectionId);
});

export const openAll = practiceAction(onCouple, async (therapist, { coupleId }) => {
  await openEveryUnguessed(therapist, coupleId);
  revalidatePath(`/couples/${coupleId}`, "layout");
});
