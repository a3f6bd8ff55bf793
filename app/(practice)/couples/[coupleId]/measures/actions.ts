"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { practiceAction } from "@/app/(practice)/action";
import { enterTotal, removeTotal } from "@/data/measure";
import { MARKS } from "@/domain/couple";
import { totalInput } from "@/domain/measure";

const onCouple = { coupleId: z.uuid() };
const entered = totalInput.extend({ ...onCouple, about: z.enum(MARKS) });
const removed = z.strictObject({ ...onCouple, totalId: z.uuid() });

export const enter = practiceAction(entered, async (therapist, { coupleId, ...total }) => {
  await enterTotal(therapist, coupleId, total);
  revalidatePath(`/couples/${coupleId}`, "layout");
});

export const remove = practiceAction(removed, async (therapist, { coupleId, totalId }) => {
  const { total, ...of } = await removeTotal(therapist, totalId);
  revalidatePath(`/couples/${coupleId}`, "layout");
  return { totalId, ...of, total: String(total) };
});
