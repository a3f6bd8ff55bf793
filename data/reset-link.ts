import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { passwordReset } from "@/db/schema/member";
import { NotFound } from "@/domain/errors";
import type { System } from "@/domain/principal";
import { hashToken, newId, newToken } from "@/server/id";

const LASTS = 24 * 3_600_000;

/** The token of a member's link, and when it ends: it works once, by whoever opens it. */
export type ResetLink = { token: string; expiresAt: Date };

/** Makes a member a reset link, for a day and in place of any before; `madeBy` is null where no member does. */
export async function replaceResetLink(
  system: System,
  tx: Transaction,
  { memberId, madeBy }: { memberId: string; madeBy: string | null },
  now: Date,
): Promise<ResetLink> {
  const { practiceId } = system;
  if (!practiceId) throw new NotFound();
  const token = newToken();
  const expiresAt = new Date(now.getTime() + LASTS);
  await tx
    .update(passwordReset)
    .set({ expiresAt: now })
    .where(and(eq(passwordReset.memberId, memberId), isNull(passwordReset.usedAt)));
  await tx.insert(passwordReset).values({
    ...{ id: newId(), practiceId, memberId, madeBy },
    ...{ tokenHash: hashToken(token), createdAt: now, expiresAt },
  });
  return { token, expiresAt };
}
