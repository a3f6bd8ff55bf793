import { cookies } from "next/headers";
import { cache } from "react";
import { partnerOf } from "@/data/principal/link";
import type { Partner } from "@/domain/principal";
import { isHttps } from "@/server/env";

/** One slot: whoever starts replaces whoever was here (security requirement 4). It says nothing. */
function cookieName(): string {
  return isHttps() ? "__Host-page" : "page";
}

/** The partner signed in here, or null. Asked once a request, however many parts of it ask. */
export const signedInPartner = cache(async (): Promise<Partner | null> => {
  const token = (await cookies()).get(cookieName())?.value;
  return token ? partnerOf(token) : null;
});

/** The cookie that holds a sign-in's token until it is ended or the browser is closed. */
export function signInCookie(token: string): string {
  return cookie(token);
}

/** The cookie that takes the place of a sign-in's. */
export function noSignInCookie(): string {
  return `${cookie("")}; Max-Age=0`;
}

function cookie(value: string): string {
  const secure = isHttps() ? "; Secure" : "";
  return `${cookieName()}=${value}; Path=/; HttpOnly; SameSite=Strict${secure}`;
}
