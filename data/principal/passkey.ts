import "server-only";
import { and, eq, gt, isNull } from "drizzle-orm";
import { record } from "@/data/audit";
import type { Transaction } from "@/db/client";
import { signIn } from "@/db/schema/member";
import { passkey } from "@/db/schema/passkey";
import { NotFound, Refused } from "@/domain/errors";
import type { SignedChallenge } from "@/domain/passkey";
import type { Entrant, Therapist } from "@/domain/principal";
import { hashToken, newToken } from "@/server/id";
import { challengeOf, passkeysServe, requestOptions, verifySigned } from "@/server/passkey";
import { takeAttempts } from "./attempt";
import { asPrincipal } from "./transaction";

// A challenge can be answered for so many milliseconds.
const CHALLENGE_LASTS = 5 * 60_000;

const DOES_NOT_SERVE =
  "This passkey does not work, or it took too long. Press the button again, or type a code.";

/** Whether the second step can be proved by a passkey. */
export function hasPasskey(entrant: Entrant): Promise<boolean> {
  return asPrincipal(entrant, async (tx) => {
    const count = await tx.$count(passkey, eq(passkey.memberId, entrant.memberId));
    return count > 0 && passkeysServe();
  });
}

/** Challenges the member's passkeys: what the browser needs for it. Throws NotFound where there is none. */
export function challengePasskey(entrant: Entrant, now: Date = new Date()) {
  return asPrincipal(entrant, async (tx) => {
    const own = eq(passkey.memberId, entrant.memberId);
    const known = await tx.select().from(passkey).where(own);
    if (known.length === 0) throw new NotFound();
    return requestOptions(await makeChallenge(entrant, tx, "prove", now), known);
  });
}

/**
 * Completes a sign-in by what a passkey signed for the challenge of this sign-in, which is used up by
 * it. Throws Refused with a sentence, and TooMany.
 */
export async function proveByPasskey(
  entrant: Entrant,
  { answer }: { answer: SignedChallenge },
  now: Date = new Date(),
): Promise<void> {
  const { memberId, signInId } = entrant;
  const succeeded = await takeAttempts([{ limit: "code.member", subject: memberId }]);
  // Told rather than thrown: a challenge is used up by an answer that does not serve, too.
  const served = await asPrincipal(entrant, async (tx) => {
    const challenge = challengeOf(answer);
    if (!challenge || !(await takeChallenge(entrant, tx, "prove", challenge, now))) return false;
    const own = and(eq(passkey.memberId, memberId), eq(passkey.credentialId, answer.id));
    // Of two sign-ins at once the other waits, and is then held against the counter of the first.
    const [known] = await tx.select().from(passkey).where(own).for("update");
    const counter = known ? await verifySigned(answer, challenge, known) : null;
    if (!known || counter === null) return false;
    await tx.update(passkey).set({ counter, lastUsedAt: now }).where(own);
    await tx.update(signIn).set({ provedAt: now }).where(eq(signIn.id, signInId));
    await record(entrant, tx, { action: "passkey.used", subjectId: known.id });
    return true;
  });
  if (!served) throw new Refused(DOES_NOT_SERVE);
  await succeeded();
}

type Purpose = "add" | "prove";

/** A new challenge to whoever has this sign-in, in place of any before: 32 random bytes in base64url. */
export async function makeChallenge(
  { signInId }: Entrant | Therapist,
  tx: Transaction,
  purpose: Purpose,
  now: Date,
): Promise<string> {
  const challenge = newToken();
  await tx
    .update(signIn)
    .set({ challengeHash: hashed(purpose, challenge), challengedAt: now })
    .where(eq(signIn.id, signInId));
  return challenge;
}

/**
 * Uses up a challenge: whether it was this sign-in's, for this purpose, and not too long ago. Of one
 * answer many times at once one serves: the statement that looks at the row is the one that changes it.
 */
export async function takeChallenge(
  { signInId }: Entrant | Therapist,
  tx: Transaction,
  purpose: Purpose,
  challenge: string,
  now: Date,
): Promise<boolean> {
  const taken = await tx
    .update(signIn)
    .set({ challengeHash: null })
    .where(
      and(
        eq(signIn.id, signInId),
        eq(signIn.challengeHash, hashed(purpose, challenge)),
        gt(signIn.challengedAt, new Date(+now - CHALLENGE_LASTS)),
        isNull(signIn.endedAt),
      ),
    )
    .returning({ id: signIn.id });
  return taken.length === 1;
}

// The password was asked for before a challenge to add one was made: no other may stand in for it.
function hashed(purpose: Purpose, challenge: string): string {
  return hashToken(`${purpose}:${challenge}`);
}
