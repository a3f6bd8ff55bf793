"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { practiceAction } from "@/app/(practice)/action";
import { changePassword, endOtherSignIns, endSignIn } from "@/data/member";
import { addPasskey, beginPasskey, removePasskey } from "@/data/passkey";
import { endWaiting } from "@/data/waiting";
import { deviceOf } from "@/domain/device";
import { newPasskeyInput } from "@/domain/passkey";

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

export const readyPasskey = practiceAction(
  z.strictObject({ password: z.string().max(200) }),
  (therapist, input) => beginPasskey(therapist, input),
);

export const savePasskey = practiceAction(newPasskeyInput, async (therapist, { name, answer }) => {
  const device = deviceOf((await headers()).get("user-agent"));
  await addPasskey(therapist, { name: name || device, answer });
  revalidatePath(ADDRESS);
});

export const dropPasskey = practiceAction(
  z.strictObject({ passkeyId: z.uuid() }),
  async (therapist, input) => {
    await removePasskey(therapist, input);
    revalidatePath(ADDRESS);
  },
);
