import { env } from "@/server/env";

/** Whether a request that changes something came from our own pages; without an origin it did not. */
export function cameFromHere(request: Request): boolean {
  return request.headers.get("origin") === new URL(env().PUBLIC_URL).origin;
}
