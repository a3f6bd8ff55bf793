import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { signInCookie } from "@/app/api/auth/options";
import { getMe } from "@/data/member";
import { therapistOf } from "@/data/principal/sign-in";
import { viewing } from "@/data/principal/view";
import type { Therapist } from "@/domain/principal";
import { env } from "@/server/env";
import { inTheRoom } from "./in-the-room";

/** The member who is signed in, looked up in the database once a request; null when there is none. */
export const therapistOrNull = cache(async (): Promise<Therapist | null> => {
  const cookie = (await cookies()).get(signInCookie())?.value;
  if (!cookie) return null;
  const token = await decode({ token: cookie, secret: env().NEXTAUTH_SECRET }).catch(() => null);
  return typeof token?.signIn === "string" ? therapistOf(token.signIn, await inTheRoom()) : null;
});

/** The member who is signed in; anybody else is sent to sign in. */
export async function currentTherapist(): Promise<Therapist> {
  return (await therapistOrNull()) ?? redirect("/sign-in");
}

/** The same, for a page that reads what is a couple's: once a request, so that it is one view of it. */
export const currentReader = cache(
  async (view: `${string}.read`): Promise<Therapist> => viewing(await currentTherapist(), view),
);

/** Who is signed in and in which practice, read once a request. */
export const currentMember = cache(async () => getMe(await currentTherapist()));
