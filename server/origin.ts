import { env } from "./env";

/**
 * Whether a request that changes something came from our own pages. Its `Origin` is compared with
 * `PUBLIC_URL`; a missing or null one did not.
 */
export function isOwnOrigin(origin: string | null): boolean {
  return origin !== null && origin === new URL(env().PUBLIC_URL).origin;
}
