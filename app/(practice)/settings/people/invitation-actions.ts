"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { practiceAction } from "@/app/(practice)/action";
import { inviteColleague, revokeInvitation } from "@/data/invitation";
import { roleInput } from "@/domain/member";
import { env } from "@/server/env";

const ADDRESS = "/settings/people";

const inviting = z.strictObject({ role: roleInput });

/** Gives the address of the invitation, which is shown this once. */
export const invite = practiceAction(inviting, async (therapist, input) => {
  const { token } = await inviteColleague(therapist, input);
  revalidatePath(ADDRESS);
  return new URL(`/join/${token}`, env().PUBLIC_URL).href;
});

const revoking = z.strictObject({ invitationId: z.uuid() });

export const revokeInvite = practiceAction(revoking, async (therapist, { invitationId }) => {
  await revokeInvitation(therapist, invitationId);
  revalidatePath(ADDRESS);
});
