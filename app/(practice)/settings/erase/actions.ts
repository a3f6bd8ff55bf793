"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { practiceAction } from "@/app/(practice)/action";
import { askPracticeErasure, undoPracticeErasure } from "@/data/practice-erasure";
import { practiceErasureInput } from "@/domain/practice";

// Every page of the desk says that the practice is to be erased.
const everywhere = () => revalidatePath("/", "layout");

export const askErasing = practiceAction(practiceErasureInput, async (therapist, input) => {
  await askPracticeErasure(therapist, input);
  everywhere();
});

export const undoErasing = practiceAction(z.strictObject({}), async (therapist) => {
  await undoPracticeErasure(therapist);
  everywhere();
});
