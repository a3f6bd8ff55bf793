import { cookies } from "next/headers";
import { isHttps } from "@/server/env";

// Only turning it off ends it: one that ended with the browser or the day would show what is private
// to whoever looks on.
const LASTS = 400 * 24 * 3600;

/** Whether this browser's screen may be looked at by a couple too (product rule 14). */
export async function inTheRoom(): Promise<boolean> {
  return (await cookies()).has(nameOf());
}

/** Turns it on or off, for every page of this browser. */
export async function setInTheRoom(on: boolean): Promise<void> {
  const cookie = { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps() } as const;
  (await cookies()).set(nameOf(), on ? "on" : "", { ...cookie, maxAge: on ? LASTS : 0 });
}

function nameOf(): string {
  return isHttps() ? "__Host-in-the-room" : "in-the-room";
}
