import "server-only";
import { eq } from "drizzle-orm";
import { practice } from "@/db/schema/practice";
import { Refused } from "@/domain/errors";
import type { PracticeSettings } from "@/domain/practice";
import type { Therapist } from "@/domain/principal";
import { record } from "./audit";
import { asPrincipal } from "./principal/transaction";

/** Changes the practice's name, time zone, crisis line and neutral page. Throws Refused for anyone but its owner. */
export function editPractice(therapist: Therapist, input: PracticeSettings): Promise<void> {
  if (therapist.role !== "owner") {
    return Promise.reject(new Refused("Only the owner of the practice can change this."));
  }
  return asPrincipal(therapist, async (tx) => {
    await tx
      .update(practice)
      .set({
        ...{ name: input.practiceName, timeZone: input.timeZone },
        ...{ crisisLine: input.crisisLine, neutralPage: input.neutralPage },
      })
      .where(eq(practice.id, therapist.practiceId));
    await record(therapist, tx, { action: "practice.edited", subjectId: therapist.practiceId });
  });
}
