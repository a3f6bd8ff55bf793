"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { practiceAction } from "@/app/(practice)/action";
import type { FormState } from "@/components/ui/form-state";
import { writeConfidences } from "@/data/confidences";
import { confidencesInput } from "@/domain/confidences";

export async function write(
  coupleId: string,
  before: unknown,
  form: FormData,
): Promise<FormState<{ version: number }>> {
  const verb = practiceAction(confidencesInput, async (therapist, input) => {
    const written = await writeConfidences(therapist, z.uuid().parse(coupleId), input);
    revalidatePath(`/couples/${coupleId}`, "layout");
    return written;
  });
  return verb(before, form);
}
