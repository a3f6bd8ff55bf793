"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { practiceAction } from "@/app/(practice)/action";
import type { FormState } from "@/components/ui/form-state";
import { askCoupleErasure, undoCoupleErasure } from "@/data/couple-erasure";
import { coupleErasureInput } from "@/domain/couple";

export async function eraseCouple(
  coupleId: string,
  before: unknown,
  form: FormData,
): Promise<FormState<void>> {
  const ask = practiceAction(coupleErasureInput, async (therapist, input) => {
    await askCoupleErasure(therapist, z.uuid().parse(coupleId), input);
    redirect(`/couples/${coupleId}`);
  });
  return ask(before, form);
}

export const keepCouple = practiceAction(
  z.strictObject({ coupleId: z.uuid() }),
  async (therapist, { coupleId }) => {
    await undoCoupleErasure(therapist, coupleId);
    revalidatePath(`/couples/${coupleId}`, "layout");
  },
);
