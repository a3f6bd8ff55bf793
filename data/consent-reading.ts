import "server-only";
import { and, asc, eq, isNotNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { partnerSignIn } from "@/db/schema/assignment";
import { consent, misdelivery } from "@/db/schema/consent";
import { recognition } from "@/db/schema/reflection";
import type { Choice } from "@/domain/consent";
import type { Therapist } from "@/domain/principal";
import { heldByLink } from "./scope";

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

/** A report that a link was not for whoever opened it, with what is known around it. */
export type Misdelivery = {
  at: Date;
  /** When somebody last said there to be the one it is for, before the report and after it. */
  confirmedBefore: Date | null;
  confirmedSince: Date | null;
  /** What was sent since, may have been written there, and of which nobody said yet whose it is. */
  held: readonly string[];
  /** Said of something of it: the report is answered. */
  answered: boolean;
};

/** The last report on each link of a couple, by link; in the room, nothing. */
export async function misdeliveriesOf(
  therapist: Therapist,
  tx: Transaction,
  coupleId: string,
): Promise<Map<string, Misdelivery>> {
  if (therapist.inTheRoom) return new Map();
  const rows = await tx
    .select({ linkId: misdelivery.linkId, at: misdelivery.createdAt })
    .from(misdelivery)
    .where(eq(misdelivery.coupleId, coupleId))
    .orderBy(asc(misdelivery.createdAt));
  if (rows.length === 0) return new Map();
  const confirmed = await tx
    .select({ linkId: partnerSignIn.linkId, at: partnerSignIn.confirmedAt })
    .from(partnerSignIn)
    .where(and(eq(partnerSignIn.coupleId, coupleId), isNotNull(partnerSignIn.confirmedAt)))
    .orderBy(asc(partnerSignIn.confirmedAt));
  const held = await heldByLink(therapist, tx, coupleId);
  const said = await tx.select().from(recognition).where(eq(recognition.coupleId, coupleId));
  return new Map(
    rows.map(({ linkId, at }): [string, Misdelivery] => {
      const times = confirmed.flatMap((each) => (each.linkId === linkId && each.at) || []);
      return [
        linkId,
        {
          at,
          confirmedBefore: times.findLast((each) => each <= at) ?? null,
          confirmedSince: times.findLast((each) => each > at) ?? null,
          held: held.filter((each) => each.linkId === linkId).map(({ id }) => id),
          answered: said.some((each) => each.linkId === linkId && each.createdAt > at),
        },
      ];
    }),
  );
}
