"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { signOut } from "@/data/member";
import {
  editPractice,
  liftLegalHold,
  requireTwoStep,
  setLegalHold,
  setRetention,
} from "@/data/practice";
import { practiceSettings, retentionInput } from "@/domain/practice";
import { practiceAction } from "../action";

const nothing = z.strictObject({});

export const savePractice = practiceAction(practiceSettings, async (therapist, input) => {
  await editPractice(therapist, input);
  revalidatePath("/", "layout");
});

export const saveRetention = practiceAction(retentionInput, async (therapist, input) => {
  await setRetention(therapist, input);
  revalidatePath("/settings");
});

export const holdAll = practiceAction(nothing, async (therapist) => {
  await setLegalHold(therapist);
  revalidatePath("/settings");
});

export const liftHold = practiceAction(nothing, async (therapist) => {
  await liftLegalHold(therapist);
  revalidatePath("/settings");
});

const required = z.strictObject({ required: z.enum(["on", "off"]) });

export const saveTwoStep = practiceAction(required, async (therapist, input) => {
  await requireTwoStep(therapist, input.required === "on");
  revalidatePath("/settings");
});

export const leave = practiceAction(nothing, async (therapist) => {
  await signOut(therapist);
  redirect("/sign-in");
});
