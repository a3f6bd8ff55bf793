"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { explained, fieldsOf, keptOf, valuesOf } from "@/app/(practice)/form";
import type { FormState } from "@/components/ui/form-state";
import { takeAttempts } from "@/data/principal/attempt";
import { resetPassword } from "@/data/principal/reset";
import { passwordInput } from "@/domain/practice";
import { addressOf } from "@/server/address";
import { isOwnOrigin } from "@/server/origin";

const given = z.strictObject({
  token: z.string().max(100),
  password: passwordInput,
  code: z.string().max(100).default(""),
  without: z.literal("on").optional(),
});

/** Sets a new password. The link is the principal; the origin comes first. */
export async function resetByLink(_before: FormState, form: FormData): Promise<FormState> {
  const all = valuesOf(form);
  const values = keptOf(all);
  const from = await headers();
  if (!isOwnOrigin(from.get("origin"))) {
    return { error: "This came from another site, so nothing was changed.", values };
  }
  const parsed = given.safeParse(all);
  if (!parsed.success) return { fields: fieldsOf(parsed.error), values };
  const { token, without, ...input } = parsed.data;
  let waits = false;
  try {
    const subject = addressOf(from);
    const succeeded = await takeAttempts([{ limit: "reset.address", subject }]);
    ({ waits } = await resetPassword(token, { ...input, without: without === "on" }));
    await succeeded();
  } catch (error) {
    return { ...explained(error), values };
  }
  redirect(waits ? "/sign-in?reset=waits" : "/sign-in?reset=done");
}
