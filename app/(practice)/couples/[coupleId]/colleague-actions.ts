"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { practiceAction } from "@/app/(practice)/action";
import { letIn } from "@/data/waiting";

const colleague = z.strictObject({ coupleId: z.uuid(), memberId: z.uuid() });

export const letColleagueIn = practiceAction(colleague, async (therapist, input) => {
  await letIn(therapist, input);
  revalidatePath(`/couples/${input.coupleId}`);
});
