"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { practiceAction } from "@/app/(practice)/action";
import type { FormState } from "@/components/ui/form-state";
import { archiveCouple, editCouple } from "@/data/couple";
import { coupleInput } from "@/domain/couple";

const onCouple = z.strictObject({ coupleId: z.uuid() });

export async function edit(coupleId: string, before: unknown, form: FormData): Promise<FormState> {
  const save = practiceAction(coupleInput, async (therapist, input) => {
    await editCouple(therapist, z.uuid().parse(coupleId), input);
    redirect(`/couples/${coupleId}`);
  });
  return save(before, form);
}

export const archive = practiceAction(onCouple, async (therapist, { coupleId }) => {
  await archiveCouple(therapist, coupleId);
  redirect(`/couples?archived=${coupleId}`);
});
