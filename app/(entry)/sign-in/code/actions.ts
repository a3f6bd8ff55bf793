"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { actionOf } from "@/app/(practice)/action";
import { entrantOrNull } from "@/app/(practice)/therapist";
import { proveSecondStep } from "@/data/principal/second-step";

const typed = z.strictObject({ code: z.string().max(100) });

export const prove = actionOf(entrantOrNull, typed, async (entrant, { code }) => {
  await proveSecondStep(entrant, code);
  redirect("/couples");
});
