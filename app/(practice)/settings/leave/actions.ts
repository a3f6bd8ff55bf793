"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { practiceAction } from "@/app/(practice)/action";
import { leavePractice } from "@/data/departing";

const leaving = z.strictObject({ password: z.string().min(1, "Write your password.") });

export const leaveForGood = practiceAction(leaving, async (therapist, input) => {
  await leavePractice(therapist, input);
  redirect("/sign-in");
});
