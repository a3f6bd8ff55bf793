/**
 * Where a request came from, as the listener settled it (scripts/client-address.mjs): one address
 * that no header of the client's own can change. "unknown" under the development server alone.
 */
export function addressOf(headers: Headers): string {
  return headers.get("x-forwarded-for") ?? "unknown";
}
