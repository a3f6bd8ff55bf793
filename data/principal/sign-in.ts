import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { record } from "@/data/audit";
import { departure } from "@/db/schema/departure";
import { credential, member, signIn, suspension } from "@/db/schema/member";
import type { Therapist } from "@/domain/principal";
import { hashToken, newId, newToken } from "@/server/id";
import { keyedHash } from "@/server/seal";
import { takeAttempts } from "./attempt";
import { installationKey } from "./installation-key";
import { mint } from "./mint";
import { become, withLookup } from "./transaction";

const SIGN_IN_LASTS = 12 * 3_600_000;

// Verified when the account is unknown, so that the answer takes the same time.
let decoy: Promise<string> | undefined;

/**
 * Signs a member in from an address: the token of a new sign-in, or null when e-mail, password or
 * account do not serve. Which of them it was is not said. Throws TooMany, for accounts that exist
 * and for others alike.
 */
export async function signInMember(
  email: string,
  password: string,
  address: string,
): Promise<string | null> {
  const account = normalEmail(email);
  const succeeded = await takeAttempts([
    { limit: "sign-in.account-here", subject: `${account} ${address}` },
    { limit: "sign-in.account", subject: account },
    { limit: "sign-in.address", subject: address },
  ]);
  const emailHash = await withLookup("", async (tx) =>
    keyedHash(await installationKey(tx, "lookup"), account),
  );
  const found = await withLookup(emailHash, async (tx) => {
    const [row] = await tx
      .select({
        memberId: credential.memberId,
        practiceId: credential.practiceId,
        passwordHash: credential.passwordHash,
        suspended: sql<boolean>`${suspension.memberId} is not null`,
      })
      .from(credential)
      .leftJoin(suspension, eq(suspension.memberId, credential.memberId))
      .where(eq(credential.emailHash, emailHash));
    return row;
  });
  decoy ??= hash(newToken());
  const right = await verify(found?.passwordHash ?? (await decoy), password);
  if (!found || !right || found.suspended) return null;
  await succeeded();
  return openSignIn(found.practiceId, found.memberId);
}

/**
 * The therapist of a sign-in's token, or null when it has ended, expired or is unknown. `inTheRoom`:
 * a couple may be looking at the screen too.
 */
export async function therapistOf(token: string, inTheRoom = false): Promise<Therapist | null> {
  const tokenHash = hashToken(token);
  return withLookup(tokenHash, async (tx) => {
    const [row] = await tx
      .select({
        signInId: signIn.id,
        practiceId: signIn.practiceId,
        memberId: signIn.memberId,
        role: member.role,
      })
      .from(signIn)
      .innerJoin(member, eq(member.id, signIn.memberId))
      .leftJoin(suspension, eq(suspension.memberId, signIn.memberId))
      .leftJoin(departure, eq(departure.memberId, signIn.memberId))
      .where(
        and(
          eq(signIn.tokenHash, tokenHash),
          isNull(signIn.endedAt),
          gt(signIn.expiresAt, new Date()),
          isNull(suspension.memberId),
          isNull(departure.memberId),
        ),
      );
    return row ? mint({ kind: "therapist", ...row, inTheRoom }) : null;
  });
}

/** E-mail addresses are one address whatever their case or the space around them. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}

async function openSignIn(practiceId: string, memberId: string): Promise<string> {
  const token = newToken();
  const signInId = newId();
  // The role does not matter to what follows: the member only opens a sign-in of their own.
  const self = mint({ kind: "therapist", practiceId, memberId, signInId, role: "therapist" });
  await withLookup("", async (tx) => {
    await become(self, tx);
    await tx.insert(signIn).values({
      id: signInId,
      practiceId,
      memberId,
      tokenHash: hashToken(token),
      expiresAt: new Date(Date.now() + SIGN_IN_LASTS),
    });
    await record(self, tx, { action: "sign-in.opened", subjectId: signInId });
  });
  return token;
}
