"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { addCouple, restoreCouple } from "@/data/couple";
import { coupleInput } from "@/domain/couple";
import { practiceAction } from "../action";

export const add = practiceAction(coupleInput, async (therapist, input) => {
  const { coupleId } = await addCouple(therapist, input);
  redirect(`/couples/${coupleId}`);
});

export const takeOut = practiceAction(
  z.strictObject({ coupleId: z.uuid() }),
  async (therapist, input) => {
    await restoreCouple(therapist, input.coupleId);
    redirect(`/couples/${input.coupleId}`);
  },
);
