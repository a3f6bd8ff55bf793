"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { addCouple, restoreCouple } from "@/data/couple";
import { coupleInput } from "@/domain/couple";
import { practiceAction } from "../action";

export const add = practiceAction(coupleInput, async (therapist, input) => {
  const { coupleId } = await addCouple(therapist, input);
  redirect(`/couples/${coupleId}`);
});

const restore = practiceAction(z.strictObject({ coupleId: z.uuid() }), async (therapist, input) => {
  await restoreCouple(therapist, input.coupleId);
  redirect(`/couples/${input.coupleId}`);
});

/** The way back from an archived couple, as a plain form calls it. */
export async function takeOut(form: FormData): Promise<void> {
  await restore({}, form);
  revalidatePath("/couples");
}
