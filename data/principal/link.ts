import "server-only";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { record } from "@/data/audit";
import { closure, link, partnerSignIn } from "@/db/schema/assignment";
import { passphrase, unlocking } from "@/db/schema/passphrase";
import type { Partner } from "@/domain/principal";
import { PARTNER_IDLE } from "@/domain/reflection";
import { hashToken, newId, newToken } from "@/server/id";
import { mint } from "./mint";
import { become, withLookup } from "./transaction";

// A sign-in that began before the link expired may finish what it is writing, for so long.
const LONGEST_SIGN_IN = 3 * 3_600_000;
/** A sign-in is marked as seen no more often than so, in milliseconds. */
export const SEEN_EVERY = 30_000;

/**
 * Exchanges a link's token for a new sign-in: its token, or null for a link that is unknown,
 * expired, revoked or paused. Which of them it was is not said.
 */
export async function startWithLink(
  linkToken: string,
  now: Date = new Date(),
): Promise<string | null> {
  const tokenHash = hashToken(linkToken);
  return withLookup(tokenHash, async (tx) => {
    const [found] = await tx
      .select({
        linkId: link.id,
        practiceId: link.practiceId,
        coupleId: link.coupleId,
        partnerId: link.partnerId,
        assignmentId: link.assignmentId,
      })
      .from(link)
      .where(and(eq(link.tokenHash, tokenHash), gt(link.expiresAt, now), notClosed()));
    if (!found) return null;
    const token = newToken();
    const partner = mint({ kind: "partner", ...found, signInId: newId(), unlocked: null });
    await become(partner, tx);
    await tx.insert(partnerSignIn).values({
      ...{ id: partner.signInId, ...found, tokenHash: hashToken(token) },
      ...{ createdAt: now, lastSeenAt: now },
    });
    await record(partner, tx, { action: "link.started", subjectId: found.linkId });
    return token;
  });
}

/**
 * The partner of a sign-in's token, or null when it has ended, been idle for fifteen minutes, or
 * its link was revoked or paused since. Marks the sign-in as seen.
 */
export async function partnerOf(token: string, now: Date = new Date()): Promise<Partner | null> {
  const tokenHash = hashToken(token);
  return withLookup(tokenHash, async (tx) => {
    const [row] = await tx
      .select({
        signInId: partnerSignIn.id,
        practiceId: partnerSignIn.practiceId,
        coupleId: partnerSignIn.coupleId,
        partnerId: partnerSignIn.partnerId,
        assignmentId: partnerSignIn.assignmentId,
        linkId: partnerSignIn.linkId,
        lastSeenAt: partnerSignIn.lastSeenAt,
        passphrase: { id: passphrase.id, setIn: passphrase.setIn, setAt: passphrase.createdAt },
      })
      .from(partnerSignIn)
      .innerJoin(link, eq(link.id, partnerSignIn.linkId))
      .leftJoin(unlocking, eq(unlocking.signInId, partnerSignIn.id))
      .leftJoin(passphrase, eq(passphrase.id, unlocking.passphraseId))
      .where(
        and(
          eq(partnerSignIn.tokenHash, tokenHash),
          isNull(partnerSignIn.endedAt),
          gt(partnerSignIn.lastSeenAt, new Date(now.getTime() - PARTNER_IDLE)),
          gt(partnerSignIn.createdAt, new Date(now.getTime() - LONGEST_SIGN_IN)),
          notClosed(),
        ),
      );
    if (!row) return null;
    const { lastSeenAt, passphrase: unlocked, ...of } = row;
    const partner = mint({ kind: "partner", ...of, unlocked });
    if (now.getTime() - lastSeenAt.getTime() > SEEN_EVERY) {
      await become(partner, tx);
      await tx
        .update(partnerSignIn)
        .set({ lastSeenAt: now })
        .where(eq(partnerSignIn.id, partner.signInId));
    }
    return partner;
  });
}

function notClosed() {
  return sql`not exists (select 1 from ${closure} where ${closure.linkId} = ${link.id})`;
}
