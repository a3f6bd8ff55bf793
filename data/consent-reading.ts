import "server-only";
import { asc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { consent, misdelivery } from "@/db/schema/consent";
import type { Choice } from "@/domain/consent";
import type { Therapist } from "@/domain/principal";

/** What each partner last chose about each round of a couple, by `"<round> <partner>"`; in the room, nothing. */
export async function choicesOf(
  therapist: Therapist,
  tx: Transaction,
  coupleId: string,
): Promise<Map<string, Choice>> {
  if (therapist.inTheRoom) return new Map();
  const rows = await tx
    .select({ roundId: consent.roundId, partnerId: consent.partnerId, choice: consent.choice })
    .from(consent)
    .where(eq(consent.coupleId, coupleId))
    .orderBy(asc(consent.createdAt), asc(consent.id));
  return new Map(rows.map(({ roundId, partnerId, choice }) => [`${roundId} ${partnerId}`, choice]));
}

/** When somebody last said of a link that it was not for them, by link; in the room, nothing. */
export async function misdeliveriesOf(
  therapist: Therapist,
  tx: Transaction,
  coupleId: string,
): Promise<Map<string, Date>> {
  if (therapist.inTheRoom) return new Map();
  const rows = await tx
    .select({ linkId: misdelivery.linkId, at: misdelivery.createdAt })
    .from(misdelivery)
    .where(eq(misdelivery.coupleId, coupleId))
    .orderBy(asc(misdelivery.createdAt));
  return new Map(rows.map(({ linkId, at }) => [linkId, at]));
}
