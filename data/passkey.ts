import "server-only";
import { and, asc, eq, isNotNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { credential } from "@/db/schema/member";
import { passkey } from "@/db/schema/passkey";
import { totp } from "@/db/schema/two-step";
import { NotFound, Refused } from "@/domain/errors";
import { type CreatedPasskey, MOST_PASSKEYS } from "@/domain/passkey";
import type { Therapist } from "@/domain/principal";
import { newId } from "@/server/id";
import { challengeOf, creationOptions, passkeysServe, verifyCreation } from "@/server/passkey";
import { openText, seal } from "@/server/seal";
import { record } from "./audit";
import { practiceKey } from "./keyring";
import { requirePassword } from "./password";
import { makeChallenge, takeChallenge } from "./principal/passkey";
import { asPrincipal } from "./principal/transaction";

export type Passkey = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null };

/** A member's own passkeys, the oldest first. */
export function listPasskeys(therapist: Therapist): Promise<Passkey[]> {
  return asPrincipal(therapist, async (tx) => {
    const rows = await tx.select().from(passkey).where(own(therapist)).orderBy(asc(passkey.id));
    if (rows.length === 0) return [];
    const key = await practiceKey(therapist, tx);
    return rows.map(({ id, name, createdAt, lastUsedAt }) => ({
      ...{ id, createdAt, lastUsedAt },
      name: openText(key, namePlace(therapist, id), name),
    }));
  });
}

/**
 * Challenges a device to make a passkey: what the browser needs for it. Throws Invalid for `password`,
 * TooMany, and Refused where two-step sign-in is off, there are many already, or the address has none.
 */
export async function beginPasskey(
  therapist: Therapist,
  { password }: { password: string },
  now: Date = new Date(),
) {
  if (!passkeysServe()) throw new Refused("Browsers take no passkeys at an address like this one.");
  await requirePassword(therapist, password, "password");
  return asPrincipal(therapist, async (tx) => {
    await requireTwoSteps(therapist, tx);
    const known = await tx.select().from(passkey).where(own(therapist));
    if (known.length >= MOST_PASSKEYS) {
      throw new Refused(`You have ${known.length} passkeys. Remove one first.`);
    }
    const challenge = await makeChallenge(therapist, tx, "add", now);
    const { memberId } = therapist;
    return creationOptions(challenge, {
      ...{ userId: memberId, userName: await emailOf(therapist, tx), known },
    });
  });
}

/** Adds the passkey that a device made for the challenge of this sign-in. Throws Refused where it does not serve. */
export async function addPasskey(
  therapist: Therapist,
  { name, answer }: { name: string; answer: CreatedPasskey },
  now: Date = new Date(),
): Promise<void> {
  const added = await asPrincipal(therapist, async (tx) => {
    await requireTwoSteps(therapist, tx);
    const challenge = challengeOf(answer);
    if (!challenge || !(await takeChallenge(therapist, tx, "add", challenge, now))) return false;
    const made = await verifyCreation(answer, challenge);
    if (!made) return false;
    const { memberId, practiceId } = therapist;
    const id = newId(+now);
    const sealed = seal(await practiceKey(therapist, tx), namePlace(therapist, id), name);
    const rows = await tx
      .insert(passkey)
      .values({ id, practiceId, memberId, ...made, name: sealed, createdAt: now })
      .onConflictDoNothing()
      .returning({ id: passkey.id });
    if (rows.length === 0) return false;
    await record(therapist, tx, { action: "passkey.added", subjectId: id });
    return true;
  });
  if (!added) throw new Refused("The passkey was not added, or it took too long. Try again.");
}

/** Removes one of the member's passkeys; codes go on serving. Throws NotFound for one that is gone or another's. */
export function removePasskey(
  therapist: Therapist,
  { passkeyId }: { passkeyId: string },
): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    const gone = await tx
      .delete(passkey)
      .where(and(own(therapist), eq(passkey.id, passkeyId)))
      .returning({ id: passkey.id });
    if (gone.length === 0) throw new NotFound();
    await record(therapist, tx, { action: "passkey.removed", subjectId: passkeyId });
  });
}

// Held until the end: whoever turns it off meanwhile takes this passkey along, or this finds it off.
async function requireTwoSteps({ memberId }: Therapist, tx: Transaction): Promise<void> {
  const [row] = await tx
    .select({ memberId: totp.memberId })
    .from(totp)
    .where(and(eq(totp.memberId, memberId), isNotNull(totp.secret)))
    .for("share");
  if (!row) throw new Refused("Set up two-step sign-in first: a passkey stands beside its codes.");
}

async function emailOf(therapist: Therapist, tx: Transaction): Promise<string> {
  const { memberId, practiceId } = therapist;
  const [row] = await tx
    .select({ email: credential.email })
    .from(credential)
    .where(eq(credential.memberId, memberId));
  if (!row) throw new NotFound();
  const place = { table: "credential", column: "email", row: memberId, practice: practiceId };
  return openText(await practiceKey(therapist, tx), place, row.email);
}

function own({ memberId }: Therapist) {
  return eq(passkey.memberId, memberId);
}

function namePlace({ practiceId }: Therapist, id: string) {
  return { table: "passkey", column: "name", row: id, practice: practiceId };
}
