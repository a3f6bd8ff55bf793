import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { record } from "@/data/audit";
import type { Transaction } from "@/db/client";
import { departure } from "@/db/schema/departure";
import { credential, member, signIn, suspension } from "@/db/schema/member";
import { practice } from "@/db/schema/practice";
import { totp } from "@/db/schema/two-step";
import type { Entrant, Therapist } from "@/domain/principal";
import { servedBeyondLoopback } from "@/server/env";
import { hashToken, newId, newToken } from "@/server/id";
import { keyedHash } from "@/server/seal";
import { takeAttempts } from "./attempt";
import { installationKey } from "./installation-key";
import { mint } from "./mint";
import { asPrincipal, become, withLookup } from "./transaction";

const SIGN_IN_LASTS = 12 * 3_600_000;
// A sign-in is marked as seen no more often than so, in milliseconds.
const SEEN_EVERY = 60_000;

// Verified when the account is unknown, so that the answer takes the same time.
let decoy: Promise<string> | undefined;

/** Where a sign-in comes from: the address, for the limits alone, and the browser in words, which is kept. */
type From = { address: string; device: string };

type Verified = { practiceId: string; memberId: string; passwordHash: string };

/**
 * Signs a member in: the token of a new sign-in, or null when e-mail, password or
 * account do not serve. Which of them it was is not said. Throws TooMany, for accounts that exist
 * and for others alike.
 */
export async function signInMember(
  email: string,
  password: string,
  { address, device }: From,
): Promise<string | null> {
  const account = normalEmail(email);
  const succeeded = await takeAttempts([
    { limit: "sign-in.account-here", subject: `${account} ${address}` },
    { limit: "sign-in.account", subject: account },
    { limit: "sign-in.address", subject: address },
  ]);
  const emailHash = await withLookup("", (tx) => hashAddress(tx, email));
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
  const stranger = await decoy;
  const right = await verify(found?.passwordHash ?? stranger, password);
  if (!found || !right || found.suspended) return null;
  await succeeded();
  return openSignIn(found, device);
}

/**
 * The therapist of a sign-in's token, or null when it has ended, expired, is unknown, or a step of it
 * is left. `inTheRoom`: a couple may be looking at the screen too. Marks the sign-in as seen.
 */
export async function therapistOf(token: string, inTheRoom = false): Promise<Therapist | null> {
  const row = await signInOf(token);
  if (!row || stepLeft(row)) return null;
  const { signInId, practiceId, memberId, role, lastSeenAt } = row;
  const therapist = mint({ kind: "therapist", signInId, practiceId, memberId, role, inTheRoom });
  if (Date.now() - +lastSeenAt > SEEN_EVERY) await seen(therapist);
  return therapist;
}

/** The member of a sign-in that is not complete yet, by its token; null for any other. */
export async function entrantOf(token: string): Promise<Entrant | null> {
  const row = await signInOf(token);
  const must = row && stepLeft(row);
  if (!row || !must) return null;
  const { signInId, practiceId, memberId } = row;
  return mint({ kind: "entrant", signInId, practiceId, memberId, must });
}

async function seen(therapist: Therapist): Promise<void> {
  await asPrincipal(therapist, (tx) =>
    tx.update(signIn).set({ lastSeenAt: new Date() }).where(eq(signIn.id, therapist.signInId)),
  );
}

type Found = NonNullable<Awaited<ReturnType<typeof signInOf>>>;

/**
 * What is left of signing in. Two steps are asked of whoever set them up, and of every member where
 * the owner wants it so or the practice is reached from other machines; of an invented practice's,
 * whose password anyone can read, only the former.
 */
function stepLeft({ hasCodes, proved, required, isSample }: Found): Entrant["must"] | null {
  if (hasCodes) return proved ? null : "prove";
  return required || (servedBeyondLoopback() && !isSample) ? "enrol" : null;
}

async function signInOf(token: string) {
  const tokenHash = hashToken(token);
  return withLookup(tokenHash, async (tx) => {
    const [row] = await tx
      .select({
        signInId: signIn.id,
        practiceId: signIn.practiceId,
        memberId: signIn.memberId,
        role: member.role,
        lastSeenAt: signIn.lastSeenAt,
        hasCodes: sql<boolean>`${totp.secret} is not null`,
        proved: sql<boolean>`${signIn.provedAt} is not null`,
        required: practice.twoStepRequired,
        isSample: practice.isSample,
      })
      .from(signIn)
      .innerJoin(member, eq(member.id, signIn.memberId))
      .innerJoin(practice, eq(practice.id, signIn.practiceId))
      .leftJoin(totp, eq(totp.memberId, signIn.memberId))
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
    return row ?? null;
  });
}

/** What an account is found by: one address whatever its case or the space around it. */
export async function hashAddress(tx: Transaction, email: string): Promise<string> {
  return keyedHash(await installationKey(tx, "lookup"), normalEmail(email));
}

function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}

async function openSignIn(
  { practiceId, memberId, passwordHash }: Verified,
  device: string,
): Promise<string | null> {
  const token = newToken();
  const signInId = newId();
  // The role does not matter to what follows: the member only opens a sign-in of their own.
  const self = mint({ kind: "therapist", practiceId, memberId, signInId, role: "therapist" });
  return withLookup("", async (tx) => {
    await become(self, tx);
    // A password that was changed since it was verified ended every sign-in, and this one with them.
    const [still] = await tx
      .select({ memberId: credential.memberId })
      .from(credential)
      .where(and(eq(credential.memberId, memberId), eq(credential.passwordHash, passwordHash)))
      .for("share");
    if (!still) return null;
    await tx.insert(signIn).values({
      id: signInId,
      practiceId,
      memberId,
      device,
      tokenHash: hashToken(token),
      expiresAt: new Date(Date.now() + SIGN_IN_LASTS),
    });
    await record(self, tx, { action: "sign-in.opened", subjectId: signInId });
    return token;
  });
}
