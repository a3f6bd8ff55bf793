import "server-only";
import { and, eq, isNotNull, notInArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { answer, earlierAnswer, rating, reflection, settingAside } from "@/db/schema/reflection";
import { openRatings } from "@/db/sealed-answer";
import { opens, type Unlocked } from "@/domain/passphrase";
import type { Partner } from "@/domain/principal";
import { keysOf } from "./keyring";
import { asSystem } from "./principal/transaction";

/**
 * Whether a passphrase opens all that was ever written as this partner's, sent or begun, but for what
 * was given to the other partner, whose it is. Whoever holds a link can set a passphrase, the first
 * one too, and must not be able to destroy with it what somebody else wrote: where this is false, a
 * link issued later has to say again that it is wanted.
 */
export async function opensEverything(
  partner: Partner,
  tx: Transaction,
  unlocked: Unlocked,
): Promise<boolean> {
  const { partnerId } = partner;
  const own = and(
    eq(reflection.partnerId, partnerId),
    notInArray(reflection.id, [...(await givenAway(partner, tx))]),
  );
  const sent = { sentIn: reflection.sentIn, sentAt: reflection.sentAt };
  const texts = await tx
    .select({ writtenIn: answer.writtenIn, writtenAt: answer.writtenAt, ...sent })
    .from(answer)
    .innerJoin(reflection, eq(reflection.id, answer.reflectionId))
    .where(own);
  const earlier = await tx
    .select({ writtenIn: earlierAnswer.writtenIn, ...sent })
    .from(earlierAnswer)
    .innerJoin(reflection, eq(reflection.id, earlierAnswer.reflectionId))
    .where(own);
  const blobs = await tx
    .select({ blob: rating, ...sent })
    .from(rating)
    .innerJoin(reflection, eq(reflection.id, rating.reflectionId))
    .where(own);
  const key = (await keysOf(partner, tx, [partnerId]))(partnerId);
  const numbers = blobs.flatMap(({ blob, ...by }) =>
    Object.values(openRatings(key, blob)).map(({ writtenIn, writtenAt }) => ({
      ...{ ...by, writtenIn, writtenAt: new Date(writtenAt) },
    })),
  );
  const all = [...texts, ...earlier.map((each) => ({ ...each, writtenAt: null })), ...numbers];
  return all.every((each) => opens(unlocked, each));
}

// Who set aside what is the care team's to know, not the partner's.
function givenAway(partner: Partner, tx: Transaction): Promise<string[]> {
  return asSystem(partner, tx, async () => {
    const rows = await tx
      .select({ id: settingAside.reflectionId })
      .from(settingAside)
      .where(
        and(eq(settingAside.coupleId, partner.coupleId), isNotNull(settingAside.readdressedAs)),
      );
    return rows.map((row) => row.id);
  });
}
