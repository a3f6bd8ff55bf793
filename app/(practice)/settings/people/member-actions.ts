"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { practiceAction } from "@/app/(practice)/action";
import { removeMember } from "@/data/departing";
import { setRole } from "@/data/members";
import { roleInput } from "@/domain/member";

const memberId = z.uuid();

export const changeRole = practiceAction(
  z.strictObject({ memberId, role: roleInput }),
  async (therapist, input) => {
    await setRole(therapist, input);
    // Whoever steps down sees fewer things everywhere.
    revalidatePath("/", "layout");
  },
);

export const removeColleague = practiceAction(
  z.strictObject({ memberId }),
  async (therapist, input) => {
    await removeMember(therapist, input.memberId);
    revalidatePath("/settings/people");
  },
);
