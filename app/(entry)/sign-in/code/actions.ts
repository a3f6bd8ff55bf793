"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { actionOf } from "@/app/(practice)/action";
import { entrantOrNull } from "@/app/(practice)/therapist";
import { challengePasskey, proveByPasskey } from "@/data/principal/passkey";
import { proveSecondStep } from "@/data/principal/second-step";
import { signedChallengeInput } from "@/domain/passkey";

const typed = z.strictObject({ code: z.string().max(100) });

export const prove = actionOf(entrantOrNull, typed, async (entrant, { code }) => {
  await proveSecondStep(entrant, code);
  redirect("/couples");
});

export const askPasskey = actionOf(entrantOrNull, z.strictObject({}), (entrant) =>
  challengePasskey(entrant),
);

export const provePasskey = actionOf(
  entrantOrNull,
  signedChallengeInput,
  async (entrant, input) => {
    await proveByPasskey(entrant, input);
    redirect("/couples");
  },
);
