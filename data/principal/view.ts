import "server-only";
import type { Therapist, View } from "@/domain/principal";
import { mint } from "./mint";

/**
 * The same therapist while one page is made: whatever the page reads of a couple stands in the audit
 * trail as one row, `action`, however many doors it asks.
 */
export function viewing(therapist: Therapist, action: View): Therapist {
  return mint({ ...therapist, view: action });
}
