import "server-only";
import { randomBytes } from "node:crypto";
import { and, count, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { credential, signIn } from "@/db/schema/member";
import { passkey } from "@/db/schema/passkey";
import { practice } from "@/db/schema/practice";
import { recoveryCode, totp } from "@/db/schema/two-step";
import { Invalid, NotFound, Refused } from "@/domain/errors";
import type { Account, Therapist } from "@/domain/principal";
import { RECOVERY_CODES, recoveryCodeFrom, typedCode } from "@/domain/two-step";
import { servedBeyondLoopback } from "@/server/env";
import { newId } from "@/server/id";
import { open, openText, seal } from "@/server/seal";
import { newTotpSecret, totpStep, totpText, totpUri } from "@/server/totp";
import { record } from "./audit";
import { practiceKey } from "./keyring";
import { requirePassword, requireSignIn } from "./password";
import { takeAttempts } from "./principal/attempt";
import { hashRecoveryCode, NO_SUCH_CODE, totpPlace } from "./principal/second-step";
import { asPrincipal } from "./principal/transaction";

// A secret that was shown and not confirmed is forgotten after so many milliseconds.
const PENDING_LASTS = 30 * 60_000;

export type TwoStep = {
  on: boolean;
  required: boolean;
  /** How many recovery codes can still be used. */
  codesLeft: number;
  /** A secret that waits for its first code: as a QR code's text, and as one types it in. */
  pending: { uri: string; text: string } | null;
};

/** How a member's own two-step sign-in stands. */
export function getTwoStep(account: Account, now: Date = new Date()): Promise<TwoStep> {
  return asPrincipal(account, async (tx) => {
    const { memberId, practiceId } = account;
    const [row] = await tx.select().from(totp).where(eq(totp.memberId, memberId));
    const [left] = await tx
      .select({ n: count() })
      .from(recoveryCode)
      .where(and(ownCodes(account), isNull(recoveryCode.usedAt)));
    const [found] = await tx
      .select({ email: credential.email, row: practice })
      .from(credential)
      .innerJoin(practice, eq(practice.id, credential.practiceId))
      .where(eq(credential.memberId, memberId));
    if (!found) throw new NotFound();
    const required = isRequired(found.row);
    const standing = { on: Boolean(row?.secret), required, codesLeft: left?.n ?? 0 };
    const secret = row && (await pendingOf(account, tx, row, now));
    if (!secret) return { ...standing, pending: null };
    const place = { table: "credential", column: "email", row: memberId, practice: practiceId };
    const email = openText(await practiceKey(account, tx), place, found.email);
    return { ...standing, pending: { uri: totpUri(secret, email), text: totpText(secret) } };
  });
}

/** Makes a secret to be scanned; one that is in use stays so until a code of the new one was given. Throws Invalid for `password`, and TooMany. */
export async function beginTwoStep(
  account: Account,
  { password }: { password: string },
  now: Date = new Date(),
): Promise<void> {
  await requirePassword(account, password, "password");
  await asPrincipal(account, async (tx) => {
    const { memberId, practiceId } = account;
    const key = await practiceKey(account, tx);
    const asked = Buffer.concat([Buffer.from(account.signInId), newTotpSecret()]);
    const pending = seal(key, totpPlace(account, "pending"), asked);
    const made = { pending, pendingSince: now };
    await tx
      .insert(totp)
      .values({ memberId, practiceId, ...made })
      .onConflictDoUpdate({ target: totp.memberId, set: made });
    await requireSignIn(account, tx);
  });
}

/**
 * Takes the secret into use that was scanned, by a code of it: gives new recovery codes, to be shown
 * once. This sign-in counts as complete; every other must give a code. Throws Invalid for `code`,
 * NotFound where nothing was scanned, TooMany, and SignInNeeded as `requireSignIn` does.
 */
export async function confirmTwoStep(
  account: Account,
  { code }: { code: string },
  now: Date = new Date(),
): Promise<{ codes: string[] }> {
  const { memberId, signInId } = account;
  const succeeded = await takeAttempts([{ limit: "code.member", subject: memberId }]);
  const codes = await asPrincipal(account, async (tx) => {
    // Of two at once the other waits, and then finds nothing to confirm.
    const [row] = await tx.select().from(totp).where(eq(totp.memberId, memberId)).for("update");
    await requireSignIn(account, tx);
    const secret = row && (await pendingOf(account, tx, row, now));
    if (!secret) throw new NotFound();
    const typed = typedCode(code);
    const step = typed?.kind === "one-time" ? totpStep(secret, typed.code, now) : null;
    if (step === null) throw new Invalid({ code: NO_SUCH_CODE });
    const key = await practiceKey(account, tx);
    const taken = seal(key, totpPlace(account, "secret"), secret);
    await tx
      .update(totp)
      .set({ secret: taken, pending: null, pendingSince: null, lastStep: step })
      .where(eq(totp.memberId, memberId));
    await unproveEvery(account, tx);
    await tx.update(signIn).set({ provedAt: now }).where(eq(signIn.id, signInId));
    await record(account, tx, { action: "two-step.set-up", subjectId: memberId });
    return makeCodes(account, tx);
  });
  await succeeded();
  return { codes };
}

/** Makes new recovery codes in place of those before, to be shown once. Throws Invalid for `password`, and TooMany. */
export async function renewRecoveryCodes(
  therapist: Therapist,
  { password }: { password: string },
): Promise<{ codes: string[] }> {
  await requirePassword(therapist, password, "password");
  return asPrincipal(therapist, async (tx) => {
    const own = eq(totp.memberId, therapist.memberId);
    const [row] = await tx.select().from(totp).where(own).for("update");
    await requireSignIn(therapist, tx);
    if (!row?.secret) throw new NotFound();
    return { codes: await makeCodes(therapist, tx) };
  });
}

/** Turns two-step sign-in off and forgets its codes and passkeys. Throws Invalid for `password`, Refused where the practice requires it, and TooMany. */
export async function removeTwoStep(
  therapist: Therapist,
  { password }: { password: string },
): Promise<void> {
  await requirePassword(therapist, password, "password");
  await asPrincipal(therapist, async (tx) => {
    const { memberId, practiceId } = therapist;
    const [house] = await tx.select().from(practice).where(eq(practice.id, practiceId));
    if (!house || isRequired(house)) {
      throw new Refused("Your practice requires it. You can set up another phone instead.");
    }
    await tx.delete(totp).where(eq(totp.memberId, memberId));
    await requireSignIn(therapist, tx);
    await tx.delete(recoveryCode).where(ownCodes(therapist));
    await tx.delete(passkey).where(eq(passkey.memberId, memberId));
    await record(therapist, tx, { action: "two-step.removed", subjectId: memberId });
  });
}

function isRequired(house: typeof practice.$inferSelect): boolean {
  return house.twoStepRequired || (servedBeyondLoopback() && !house.isSample);
}

// What waits is shown in the sign-in that asked for it alone: nobody scans what somebody else has made
// who learned the password.
async function pendingOf(
  account: Account,
  tx: Transaction,
  { pending, pendingSince }: typeof totp.$inferSelect,
  now: Date,
): Promise<Buffer | null> {
  if (!pending || !pendingSince || +now - +pendingSince > PENDING_LASTS) return null;
  const asked = open(await practiceKey(account, tx), totpPlace(account, "pending"), pending);
  const { signInId } = account;
  const own = asked.subarray(0, signInId.length).toString() === signInId;
  return own ? asked.subarray(signInId.length) : null;
}

/** What was proved by another phone is proved no longer. */
async function unproveEvery({ memberId }: Account, tx: Transaction): Promise<void> {
  await tx.update(signIn).set({ provedAt: null }).where(eq(signIn.memberId, memberId));
}

async function makeCodes(account: Account, tx: Transaction): Promise<string[]> {
  const { memberId, practiceId } = account;
  await tx.delete(recoveryCode).where(ownCodes(account));
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCodeFrom(randomBytes(12)));
  for (const code of codes) {
    const codeHash = await hashRecoveryCode(account, tx, typedCode(code)?.code ?? "");
    await tx.insert(recoveryCode).values({ id: newId(), practiceId, memberId, codeHash });
  }
  await record(account, tx, { action: "recovery-codes.made", subjectId: memberId });
  return codes;
}

/** Those that sign one in. What is left of before a reset is kept for ending the waiting that came of it. */
function ownCodes({ memberId }: Account) {
  return and(eq(recoveryCode.memberId, memberId), eq(recoveryCode.endsWaiting, false));
}
