"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { practiceAction } from "@/app/(practice)/action";
import type { FormState } from "@/components/ui/form-state";
import { addMeasure, editMeasure, setMeasureRetired } from "@/data/measure";
import { measureInput } from "@/domain/measure";

const ADDRESS = "/settings/measures";

export const addToPractice = practiceAction(measureInput, async (therapist, input) => {
  await addMeasure(therapist, input);
  revalidatePath(ADDRESS);
});

export async function changeMeasure(
  measureId: string,
  before: unknown,
  form: FormData,
): Promise<FormState<void>> {
  const save = practiceAction(measureInput, async (therapist, input) => {
    await editMeasure(therapist, z.uuid().parse(measureId), input);
    revalidatePath(ADDRESS);
  });
  return save(before, form);
}

const retiring = z.strictObject({ measureId: z.uuid(), retired: z.enum(["on", "off"]) });

export const retire = practiceAction(retiring, async (therapist, { measureId, retired }) => {
  await setMeasureRetired(therapist, measureId, retired === "on");
  revalidatePath(ADDRESS);
});
