import "server-only";
import { hash } from "@node-rs/argon2";
import { and, eq, gt } from "drizzle-orm";
import { record } from "@/data/audit";
import type { Transaction } from "@/db/client";
import { invitation } from "@/db/schema/invitation";
import { practice } from "@/db/schema/practice";
import { NotFound } from "@/domain/errors";
import type { JoinInput } from "@/domain/member";
import type { Role } from "@/domain/principal";
import { hashToken } from "@/server/id";
import { addAccount } from "./account";
import { mint } from "./mint";
import { become, withLookup } from "./transaction";

/**
 * Into which practice and role an invitation leads; null for one that is unknown, expired, used or
 * taken back. Which of them it is is not said.
 */
export function invitationOf(
  token: string,
  now: Date = new Date(),
): Promise<{ practiceName: string; role: Role } | null> {
  return withLookup(hashToken(token), async (tx) => {
    const found = await invited(tx, token, now);
    if (!found) return null;
    const { practiceId, role } = found;
    await become(mint({ kind: "system", practiceId }), tx);
    const [house] = await tx
      .select({ practiceName: practice.name })
      .from(practice)
      .where(eq(practice.id, practiceId));
    return house ? { ...house, role } : null;
  });
}

/**
 * Makes the invited colleague a member and uses the invitation up. Throws NotFound for one that does
 * not serve, Invalid for an e-mail address by which somebody signs in already.
 */
export async function joinPractice(
  token: string,
  { name, email, password }: JoinInput,
  now: Date = new Date(),
): Promise<void> {
  const passwordHash = await hash(password);
  await withLookup(hashToken(token), async (tx) => {
    const found = await invited(tx, token, now);
    if (!found) throw new NotFound();
    const { id, practiceId, role } = found;
    const system = mint({ kind: "system", practiceId });
    await become(system, tx);
    // Of two who come at once, one finds it gone.
    const used = await tx.delete(invitation).where(eq(invitation.id, id)).returning();
    if (used.length === 0) throw new NotFound();
    const of = { practiceId, role, name, email, passwordHash };
    const memberId = await addAccount(system, tx, of);
    const self = mint({ kind: "therapist", practiceId, memberId, role, signInId: "" });
    await record(self, tx, { action: "member.joined", subjectId: memberId });
  });
}

async function invited(tx: Transaction, token: string, now: Date) {
  const [row] = await tx
    .select({ id: invitation.id, practiceId: invitation.practiceId, role: invitation.role })
    .from(invitation)
    .where(and(eq(invitation.tokenHash, hashToken(token)), gt(invitation.expiresAt, now)));
  return row;
}
