import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { signInCookie } from "@/app/api/auth/options";
import { getMe } from "@/data/member";
import { entrantOf, therapistOf } from "@/data/principal/sign-in";
import { viewing } from "@/data/principal/view";
import {
  type Account,
  type Entrant,
  isEnrolling,
  type Therapist,
  type View,
} from "@/domain/principal";
import { env } from "@/server/env";
import { inTheRoom } from "./in-the-room";

async function signInToken(): Promise<string | null> {
  const cookie = (await cookies()).get(signInCookie())?.value;
  if (!cookie) return null;
  const token = await decode({ token: cookie, secret: env().NEXTAUTH_SECRET }).catch(() => null);
  return typeof token?.signIn === "string" ? token.signIn : null;
}

/** The member who is signed in, looked up in the database once a request; null when there is none. */
export const therapistOrNull = cache(async (): Promise<Therapist | null> => {
  const token = await signInToken();
  return token ? therapistOf(token, await inTheRoom()) : null;
});

/** The member whose sign-in is not complete yet; null when there is none. */
export const entrantOrNull = cache(async (): Promise<Entrant | null> => {
  const token = await signInToken();
  return token ? entrantOf(token) : null;
});

/** Whoever may look after their own second step; null for anybody else. */
export async function accountOrNull(): Promise<Account | null> {
  const entrant = await entrantOrNull();
  return isEnrolling(entrant) ? entrant : therapistOrNull();
}

/** Where a member completes the sign-in. */
export const NEXT_STEP = { prove: "/sign-in/code", enrol: "/two-step" } as const;

/** The member who is signed in; whoever is not, or not wholly, is sent to do so. */
export async function currentTherapist(): Promise<Therapist> {
  const therapist = await therapistOrNull();
  if (therapist) return therapist;
  const entrant = await entrantOrNull();
  return redirect(entrant ? NEXT_STEP[entrant.must] : "/sign-in");
}

/** The same, for a page that reads what is a couple's: once a request, so that it is one view of it. */
export const currentReader = cache(
  async (view: View): Promise<Therapist> => viewing(await currentTherapist(), view),
);

/** Who is signed in and in which practice, read once a request. */
export const currentMember = cache(async () => getMe(await currentTherapist()));
