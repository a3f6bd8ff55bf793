import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { answer, rating, reflection } from "@/db/schema/reflection";
import { openRatings } from "@/db/sealed-answer";
import { opens, type Unlocked } from "@/domain/passphrase";
import type { Partner } from "@/domain/principal";
import { keysOf } from "./keyring";

/**
 * Whether a passphrase opens all that was ever written as this partner's, sent or begun. Whoever holds
 * a link can set a passphrase, the first one too, and must not be able to destroy with it what
 * somebody else wrote: where this is false, a link issued later has to say again that it is wanted.
 */
export async function opensEverything(
  partner: Partner,
  tx: Transaction,
  unlocked: Unlocked,
): Promise<boolean> {
  const { partnerId } = partner;
  const sent = { sentIn: reflection.sentIn, sentAt: reflection.sentAt };
  const texts = await tx
    .select({ writtenIn: answer.writtenIn, writtenAt: answer.writtenAt, ...sent })
    .from(answer)
    .innerJoin(reflection, eq(reflection.id, answer.reflectionId))
    .where(eq(answer.partnerId, partnerId));
  if (!texts.every((each) => opens(unlocked, each))) return false;
  const blobs = await tx
    .select({ blob: rating, ...sent })
    .from(rating)
    .innerJoin(reflection, eq(reflection.id, rating.reflectionId))
    .where(eq(rating.partnerId, partnerId));
  const key = (await keysOf(partner, tx, [partnerId]))(partnerId);
  return blobs.every(({ blob, ...by }) =>
    Object.values(openRatings(key, blob)).every(({ writtenIn, writtenAt }) =>
      opens(unlocked, { ...by, writtenIn, writtenAt: new Date(writtenAt) }),
    ),
  );
}
