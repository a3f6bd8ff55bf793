import "server-only";
import type { Transaction } from "@/db/client";
import { Refused } from "@/domain/errors";
import type { Therapist } from "@/domain/principal";
import { asPrincipal } from "./principal/transaction";

/** Runs `work` for the owner of the practice. Throws Refused for anyone else. */
export function asOwner<T>(
  therapist: Therapist,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  if (therapist.role !== "owner") {
    return Promise.reject(new Refused("Only the owner of the practice can change this."));
  }
  return asPrincipal(therapist, work);
}
