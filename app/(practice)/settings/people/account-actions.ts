"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { practiceAction } from "@/app/(practice)/action";
import { liftSuspension, makeResetLink, suspendMember } from "@/data/people";
import { env } from "@/server/env";

const ADDRESS = "/settings/people";
const colleague = z.strictObject({ memberId: z.uuid() });

export const suspend = practiceAction(colleague, async (therapist, { memberId }) => {
  await suspendMember(therapist, memberId);
  revalidatePath(ADDRESS);
});

export const unsuspend = practiceAction(colleague, async (therapist, { memberId }) => {
  await liftSuspension(therapist, memberId);
  revalidatePath(ADDRESS);
});

export const giveResetLink = practiceAction(colleague, async (therapist, { memberId }) => {
  const { token } = await makeResetLink(therapist, memberId);
  return { url: new URL(`/reset/${token}`, env().PUBLIC_URL).href };
});
