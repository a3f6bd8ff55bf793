"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { practiceAction } from "@/app/(practice)/action";
import { addToTeam, handOver, leaveTeam } from "@/data/care-team";

const coupleId = z.uuid();
const colleague = z.strictObject({ coupleId, memberId: z.uuid("Choose a colleague.") });

export const joinCare = practiceAction(colleague, async (therapist, input) => {
  await addToTeam(therapist, input);
  revalidatePath(`/couples/${input.coupleId}`, "layout");
});

export const handCare = practiceAction(colleague, async (therapist, input) => {
  await handOver(therapist, input);
  redirect("/couples");
});

export const leaveCare = practiceAction(z.strictObject({ coupleId }), async (therapist, input) => {
  await leaveTeam(therapist, input.coupleId);
  redirect("/couples");
});
