"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { actionOf, practiceAction } from "@/app/(practice)/action";
import { accountOrNull } from "@/app/(practice)/therapist";
import { beginTwoStep, confirmTwoStep, removeTwoStep, renewRecoveryCodes } from "@/data/two-step";

const password = z.strictObject({ password: z.string().max(200) });
const code = z.strictObject({ code: z.string().max(100) });

export const beginSecondStep = actionOf(accountOrNull, password, async (account, input) => {
  await beginTwoStep(account, input);
  redirect("/two-step");
});

export const confirmSecondStep = actionOf(accountOrNull, code, confirmTwoStep);

export const renewCodes = practiceAction(password, renewRecoveryCodes);

export const removeSecondStep = practiceAction(password, async (therapist, input) => {
  await removeTwoStep(therapist, input);
  redirect("/two-step");
});
