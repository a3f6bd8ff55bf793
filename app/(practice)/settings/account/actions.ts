"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { practiceAction } from "@/app/(practice)/action";
import { changePassword, endOtherSignIns, endSignIn } from "@/data/member";
import { endWaiting } from "@/data/waiting";

const ADDRESS = "/settings/account";

const passwords = z.strictObject({
  current: z.string().min(1, "Write your current password.").max(200),
  next: z.string(),
});

export const savePassword = practiceAction(passwords, async (therapist, input) => {
  await changePassword(therapist, input);
  revalidatePath(ADDRESS);
});

export const endOne = practiceAction(
  z.strictObject({ signInId: z.uuid() }),
  async (therapist, { signInId }) => {
    await endSignIn(therapist, signInId);
    revalidatePath(ADDRESS);
  },
);

export const endWait = practiceAction(
  z.strictObject({ code: z.string().max(100) }),
  async (therapist, input) => {
    await endWaiting(therapist, input);
    redirect("/couples");
  },
);

export const endOthers = practiceAction(z.strictObject({}), async (therapist) => {
  await endOtherSignIns(therapist);
  revalidatePath(ADDRESS);
});
