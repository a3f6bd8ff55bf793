"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { practiceAction } from "@/app/(practice)/action";
import { removeMember } from "@/data/departing";
import { inviteColleague, revokeInvitation, setRole } from "@/data/people";
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

const changing = z.strictObject({ memberId: z.uuid(), role: roleInput });

export const changeRole = practiceAction(changing, async (therapist, input) => {
  await setRole(therapist, input);
  // Whoever steps down sees fewer things everywhere.
  revalidatePath("/", "layout");
});

export const removeColleague = practiceAction(
  z.strictObject({ memberId: z.uuid() }),
  async (therapist, { memberId }) => {
    await removeMember(therapist, memberId);
    revalidatePath(ADDRESS);
  },
);
