import "server-only";
import { verify } from "@node-rs/argon2";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { credential, signIn } from "@/db/schema/member";
import { Invalid, NotFound, SignInNeeded } from "@/domain/errors";
import type { Account } from "@/domain/principal";
import { takeAttempts } from "./principal/attempt";
import { asPrincipal } from "./principal/transaction";

/**
 * Asks a member who is signed in for the password again; what is done by it comes in a transaction of
 * its own, which asks `requireSignIn`. Throws Invalid with a sentence for `field` where it is another,
 * and TooMany.
 */
export async function requirePassword(
  account: Account,
  password: string,
  field: string,
): Promise<void> {
  const { memberId } = account;
  const succeeded = await takeAttempts([{ limit: "password.member", subject: memberId }]);
  const [row] = await asPrincipal(account, (tx) =>
    tx
      .select({ passwordHash: credential.passwordHash })
      .from(credential)
      .where(eq(credential.memberId, memberId)),
  );
  if (!row) throw new NotFound();
  if (!(await verify(row.passwordHash, password))) {
    throw new Invalid({ [field]: "This is not your current password." });
  }
  await succeeded();
}

/**
 * Throws SignInNeeded where this sign-in has ended since the request began, as a reset and another
 * password end it; whoever would end it now waits. It comes after what those wait for as well: the
 * staff's lock, the member's `totp`, the credential.
 */
export async function requireSignIn(account: Account, tx: Transaction): Promise<void> {
  const rows = await tx
    .select({ id: signIn.id })
    .from(signIn)
    .where(and(eq(signIn.memberId, account.memberId), isNull(signIn.endedAt)))
    // In one order, so that neither of two holds what the other waits for.
    .orderBy(asc(signIn.id))
    .for("update");
  if (!rows.some(({ id }) => id === account.signInId)) throw new SignInNeeded();
}
