import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { link, partnerSignIn } from "@/db/schema/assignment";
import { erasure } from "@/db/schema/erasure";
import { Refused } from "@/domain/errors";
import type { Partner } from "@/domain/principal";

/** Whether the partner asked for everything to be erased: from then on all of it is hidden. */
export async function isErasing(partner: Partner, tx: Transaction): Promise<boolean> {
  const rows = await tx
    .select({ id: erasure.partnerId })
    .from(erasure)
    .where(eq(erasure.partnerId, partner.partnerId));
  return rows.length > 0;
}

/** Throws Refused while everything is being erased: what is written then would go with it, unread. */
export async function requireKept(partner: Partner, tx: Transaction): Promise<void> {
  if (await isErasing(partner, tx)) throw new Refused("Everything here is being erased.");
}

/** What the partner asked to have erased, and what this sign-in may do about it. */
export type Erasing = {
  erasesAt: Date;
  /** When it was: from then on every link of the partner serves for nothing. */
  erasedAt: Date | null;
  /** Whether the key goes when its days are over, or has to be asked for again first. */
  sure: boolean;
  /** Whether this link was issued after it was asked for. */
  newerLink: boolean;
  /** Whether the passphrase said here may undo it, or say it again. */
  mayDecide: boolean;
};

/**
 * The partner's request to have everything erased; null while there is none. It is decided on by the
 * passphrase that asked, or by one set since through a link that was issued since: the therapist
 * handed that one out, and whoever held an older link gains nothing by setting another passphrase.
 */
export async function erasingOf(partner: Partner, tx: Transaction): Promise<Erasing | null> {
  const [row] = await tx.select().from(erasure).where(eq(erasure.partnerId, partner.partnerId));
  if (!row) return null;
  const [by] = await tx
    .select({ issuedAt: link.createdAt })
    .from(link)
    .where(eq(link.id, partner.linkId));
  const newerLink = by !== undefined && by.issuedAt > row.createdAt;
  const { unlocked } = partner;
  const setSince =
    newerLink && unlocked !== null && unlocked.setAt > row.createdAt
      ? await isSetHere(partner, tx, unlocked.setIn)
      : false;
  return {
    ...{ erasesAt: row.erasesAt, erasedAt: row.erasedAt, sure: row.sureAt !== null, newerLink },
    mayDecide: unlocked !== null && (unlocked.id === row.askedWith || setSince),
  };
}

// Whether a passphrase was set in a sign-in of this very link.
async function isSetHere(partner: Partner, tx: Transaction, setIn: string): Promise<boolean> {
  const here = and(eq(partnerSignIn.id, setIn), eq(partnerSignIn.linkId, partner.linkId));
  return (await tx.$count(partnerSignIn, here)) > 0;
}
