"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { explained, fieldsOf, keptOf, valuesOf } from "@/app/(practice)/form";
import type { FormState } from "@/components/ui/form-state";
import { takeAttempts } from "@/data/principal/attempt";
import { setUpPractice } from "@/data/principal/setup";
import { setupInput } from "@/domain/practice";
import { addressOf } from "@/server/address";
import { isOwnOrigin } from "@/server/origin";

/** Creates the practice and its owner. The code is the principal; the origin comes first. */
export async function setUp(_before: FormState, form: FormData): Promise<FormState> {
  const given = valuesOf(form);
  const values = keptOf(given);
  const from = await headers();
  if (!isOwnOrigin(from.get("origin"))) {
    return { error: "This came from another site, so nothing was changed.", values };
  }
  const parsed = setupInput.extend({ code: z.string() }).safeParse(given);
  if (!parsed.success) return { fields: fieldsOf(parsed.error), values };
  const { code, ...input } = parsed.data;
  try {
    const subject = addressOf(from);
    const succeeded = await takeAttempts([{ limit: "setup.address", subject }]);
    await setUpPractice(code, input);
    await succeeded();
  } catch (error) {
    return { ...explained(error), values };
  }
  redirect("/sign-in");
}
