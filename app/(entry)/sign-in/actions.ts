"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { encode } from "next-auth/jwt";
import { explained, keptOf, valuesOf } from "@/app/(practice)/form";
import { signInCookie, signInCookieOptions, TWELVE_HOURS } from "@/app/api/auth/options";
import type { FormState } from "@/components/ui/form-state";
import { signInMember } from "@/data/principal/sign-in";
import { deviceOf } from "@/domain/device";
import { addressOf } from "@/server/address";
import { env } from "@/server/env";
import { isOwnOrigin } from "@/server/origin";

const WRONG = "E-mail and password do not fit together. Check both and try again.";

/** Signs a member in where no script runs: next-auth's own way in needs one. The same door, limits and cookie. */
export async function signInWithoutScript(_before: FormState, form: FormData): Promise<FormState> {
  const given = valuesOf(form);
  const values = keptOf(given);
  const from = await headers();
  if (!isOwnOrigin(from.get("origin"))) {
    return { error: "This came from another site, so nothing was changed.", values };
  }
  try {
    const signIn = await signInMember(String(given.email), String(given.password), {
      address: addressOf(from),
      device: deviceOf(from.get("user-agent")),
    });
    if (!signIn) return { error: WRONG, values };
    const secret = env().NEXTAUTH_SECRET;
    const cookie = await encode({ token: { signIn }, secret, maxAge: TWELVE_HOURS });
    const options = { ...signInCookieOptions(), maxAge: TWELVE_HOURS };
    (await cookies()).set(signInCookie(), cookie, options);
  } catch (error) {
    return { ...explained(error), values };
  }
  redirect("/couples");
}
