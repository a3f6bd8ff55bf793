"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { practiceAction } from "@/app/(practice)/action";
import { type HandOut, handOut } from "@/app/(practice)/hand-out";
import type { FormState } from "@/components/ui/form-state";
import { assignExercise } from "@/data/assignment";
import { assignInput } from "@/domain/assignment";

type Assigned = { assignmentId: string; links: HandOut[] };

/** Assigns, and gives the links for the one time that they can be shown. */
export async function assign(
  coupleId: string,
  before: unknown,
  form: FormData,
): Promise<FormState<Assigned>> {
  const verb = practiceAction(assignInput, async (therapist, input) => {
    const { assignmentId, links } = await assignExercise(
      therapist,
      z.uuid().parse(coupleId),
      input,
    );
    revalidatePath(`/couples/${coupleId}`, "layout");
    return { assignmentId, links: links.map(handOut) };
  });
  return verb(before, form);
}
