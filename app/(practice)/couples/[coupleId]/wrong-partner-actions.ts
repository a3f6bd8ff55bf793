"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { practiceAction } from "@/app/(practice)/action";
import { recognise, undoRecognition } from "@/data/recognition";
import { bringBack, readdress, setAside } from "@/data/setting-aside";

const onReflection = z.strictObject({ coupleId: z.uuid(), reflectionId: z.uuid() });

function refresh(coupleId: string) {
  revalidatePath(`/couples/${coupleId}`, "layout");
}

export const putAside = practiceAction(onReflection, async (therapist, input) => {
  await setAside(therapist, input.reflectionId);
  refresh(input.coupleId);
});

export const takeBackIn = practiceAction(onReflection, async (therapist, input) => {
  await bringBack(therapist, input.reflectionId);
  refresh(input.coupleId);
});

export const giveToOther = practiceAction(onReflection, async (therapist, input) => {
  await readdress(therapist, input.reflectionId);
  refresh(input.coupleId);
});

export const sayTheirs = practiceAction(onReflection, async (therapist, input) => {
  await recognise(therapist, input.reflectionId);
  refresh(input.coupleId);
});

export const unsayTheirs = practiceAction(onReflection, async (therapist, input) => {
  await undoRecognition(therapist, input.reflectionId);
  refresh(input.coupleId);
});
