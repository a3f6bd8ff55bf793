import "server-only";
import { hash } from "@node-rs/argon2";
import { and, eq, gt, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import { record } from "@/data/audit";
import { lockStaff } from "@/data/staffing";
import type { Transaction } from "@/db/client";
import { careTeam, credential, passwordReset, signIn } from "@/db/schema/member";
import { passkey } from "@/db/schema/passkey";
import { recoveryCode, totp } from "@/db/schema/two-step";
import { Invalid, NotFound, Refused } from "@/domain/errors";
import type { Therapist } from "@/domain/principal";
import { hashToken, newId } from "@/server/id";
import { takeAttempts } from "./attempt";
import { mint } from "./mint";
import { NO_SUCH_CODE, takeCode } from "./second-step";
import { asPrincipal, asSystem, become, withLookup } from "./transaction";

// So many wrong codes end a link, however slowly they come.
const MOST_CODES = 10;
const ENDED =
  "That was the tenth wrong code, so this link has ended. The owner of your practice, or whoever runs the server, can make you a new one.";

/** What a reset link asks for; null for one that is unknown, expired, used or ended by wrong codes. Which it was is not said. */
export function resetAsks(
  token: string,
  now: Date = new Date(),
): Promise<{ forCode: boolean } | null> {
  const tokenHash = hashToken(token);
  return withLookup(tokenHash, async (tx) => {
    const [found] = await tx.select().from(passwordReset).where(serving(tokenHash, now));
    if (!found) return null;
    const self = ofReset(found);
    await become(self, tx);
    return { forCode: await hasTwoSteps(self, tx) };
  });
}

/** `code` is empty where none is given, which a member with two-step sign-in has to say: `without`. */
export type NewPassword = { password: string; code: string; without: boolean };

/**
 * Sets a new password by a reset link, which is used up, and ends every sign-in. Without a code the
 * second step is forgotten too, and access to each couple waits until somebody else of its care team
 * lets the member in: so no owner becomes a colleague. Each wrong code is in the trail, and the tenth ends
 * the link. Gives whether it waits. Throws NotFound for a link that does not serve, Invalid for `code`,
 * Refused for the tenth wrong one, and TooMany.
 */
export async function resetPassword(
  token: string,
  { password, code, without }: NewPassword,
  now: Date = new Date(),
): Promise<{ waits: boolean }> {
  const tokenHash = hashToken(token);
  const passwordHash = await hash(password);
  const found = await withLookup(tokenHash, async (tx) => {
    const [row] = await tx.select().from(passwordReset).where(serving(tokenHash, now));
    return row;
  });
  if (!found) throw new NotFound();
  const succeeded = await takeAttempts([{ limit: "code.member", subject: found.memberId }]);
  const self = ofReset(found);
  const tried = code === "" ? 0 : await countCode(tokenHash, now);
  const result = await withLookup(tokenHash, async (tx) => {
    // Whoever leaves a care team or is suspended meanwhile counts on this member, or waits for this.
    await lockStaff(self, tx);
    // Of two at once the other waits for this row, and then finds it used.
    const used = await tx
      .update(passwordReset)
      .set({ usedAt: now })
      .where(standing(tokenHash, now))
      .returning({ id: passwordReset.id });
    if (used.length === 0) throw new NotFound();
    await become(self, tx);
    // First, as whoever gives a code meanwhile does: neither waits for what the other holds.
    const twoSteps = await hasTwoSteps(self, tx, "held");
    const proved = code !== "" && (await takeCode(self, tx, code, now));
    const asked = code !== "" || (!without && twoSteps);
    if (asked && !proved) throw new Invalid({ code: NO_SUCH_CODE });
    const { memberId } = self;
    // A phone that waited for its first code was scanned by whoever was signed in before.
    await tx
      .update(totp)
      .set({ pending: null, pendingSince: null })
      .where(eq(totp.memberId, memberId));
    await tx
      .update(credential)
      .set({ passwordHash, passwordChangedAt: now })
      .where(eq(credential.memberId, memberId));
    await tx
      .update(signIn)
      .set({ endedAt: now })
      .where(and(eq(signIn.memberId, memberId), isNull(signIn.endedAt)));
    await record(self, tx, { action: "password.reset", subjectId: memberId });
    return { waits: !proved && (await beginWaiting(self, tx, now)) };
  }).catch(async (error: unknown) => {
    if (error instanceof Invalid && tried > 0) await recordWrong(self, tried);
    if (error instanceof Invalid && tried >= MOST_CODES) throw new Refused(ENDED);
    throw error;
  });
  await succeeded();
  return result;
}

/**
 * Counts a code before it is tried, in a transaction of its own: of many at once no more are tried than
 * the link allows. Gives which one it is. Throws NotFound where none is left.
 */
async function countCode(tokenHash: string, now: Date): Promise<number> {
  const [counted] = await withLookup(tokenHash, (tx) =>
    tx
      .update(passwordReset)
      .set({ codesTried: sql`${passwordReset.codesTried} + 1` })
      .where(serving(tokenHash, now))
      .returning({ tried: passwordReset.codesTried }),
  );
  if (!counted) throw new NotFound();
  return counted.tried;
}

/** In the member's own trail: whoever has the link comes in their name. */
async function recordWrong(self: Therapist, tried: number): Promise<void> {
  await asPrincipal(self, async (tx) => {
    const { memberId: subjectId } = self;
    await record(self, tx, { action: "reset-code.wrong", subjectId });
    if (tried >= MOST_CODES) await record(self, tx, { action: "reset-link.ended", subjectId });
  });
}

/** Whether the member waits anywhere by now. */
async function beginWaiting(self: Therapist, tx: Transaction, now: Date): Promise<boolean> {
  const { memberId } = self;
  const own = eq(careTeam.memberId, memberId);
  const [before] = await tx
    .select({ id: careTeam.id })
    .from(careTeam)
    .where(and(own, isNotNull(careTeam.waitingSince)))
    .limit(1);
  await tx.delete(totp).where(eq(totp.memberId, memberId));
  await tx.delete(passkey).where(eq(passkey.memberId, memberId));
  const codes = eq(recoveryCode.memberId, memberId);
  // Codes made while waiting are whoever's came by the link: they end no waiting, now or later.
  const worthless = before
    ? eq(recoveryCode.endsWaiting, false)
    : or(eq(recoveryCode.endsWaiting, true), isNotNull(recoveryCode.usedAt));
  await tx.delete(recoveryCode).where(and(codes, worthless));
  await tx.update(recoveryCode).set({ endsWaiting: true }).where(codes);
  const couples = await asSystem(self, tx, () =>
    tx
      .update(careTeam)
      .set({ waitingSince: now })
      .where(and(own, isNull(careTeam.waitingSince)))
      .returning({ coupleId: careTeam.coupleId }),
  );
  for (const { coupleId } of couples) {
    await record(self, tx, { action: "member.waits", subjectId: memberId, coupleId });
  }
  return couples.length > 0 || before !== undefined;
}

async function hasTwoSteps(
  { memberId }: Therapist,
  tx: Transaction,
  held?: "held",
): Promise<boolean> {
  const rows = tx.select({ secret: totp.secret }).from(totp).where(eq(totp.memberId, memberId));
  const [row] = await (held ? rows.for("update") : rows);
  return Boolean(row?.secret);
}

/** Whom the link is for; the role does not matter to what is done for oneself alone. */
function ofReset({ practiceId, memberId }: typeof passwordReset.$inferSelect): Therapist {
  const role = "therapist" as const;
  return mint({ kind: "therapist", practiceId, memberId, signInId: newId(), role });
}

function serving(tokenHash: string, now: Date) {
  return and(standing(tokenHash, now), lt(passwordReset.codesTried, MOST_CODES));
}

function standing(tokenHash: string, now: Date) {
  return and(
    eq(passwordReset.tokenHash, tokenHash),
    isNull(passwordReset.usedAt),
    gt(passwordReset.expiresAt, now),
  );
}
