import "server-only";
import type { Transaction } from "@/db/client";
import { Refused } from "@/domain/errors";
import type { Therapist } from "@/domain/principal";
import { asPrincipal } from "./principal/transaction";
import { requireWorking } from "./staffing";

/** Runs `work`, which reads, for the owner of the practice. Throws Refused for anyone else. */
export function asOwner<T>(
  therapist: Therapist,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  if (therapist.role !== "owner") {
    return Promise.reject(new Refused("Only the owner of the practice can change this."));
  }
  return asPrincipal(therapist, work);
}

/**
 * As `asOwner`, for what changes something. Throws SignInNeeded for an owner who was suspended, removed
 * or put in another role since the request began: what is on its way is not done any more.
 */
export function asActingOwner<T>(
  therapist: Therapist,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return asOwner(therapist, async (tx) => {
    await requireWorking(therapist, tx);
    return work(tx);
  });
}
