import { isOwnOrigin } from "@/server/origin";

/** Whether a request that changes something came from our own pages; without an origin it did not. */
export function cameFromHere(request: Request): boolean {
  return isOwnOrigin(request.headers.get("origin"));
}
