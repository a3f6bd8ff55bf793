import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { and, eq, gt, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { partnerSignIn } from "@/db/schema/assignment";
import { passphrase, unlocking, wrongTry } from "@/db/schema/passphrase";
import { Invalid, NotFound, Refused, TermsChanged } from "@/domain/errors";
import { mayTryAt, normalPassphrase, passphraseProblem, triesLeft } from "@/domain/passphrase";
import type { Partner } from "@/domain/principal";
import { newId } from "@/server/id";
import { record } from "./audit";
import { erasingOf } from "./erasing";
import { asPrincipal } from "./principal/transaction";

/** What became of a try: it opened, it was wrong (and so many are left), or it is not yet time for one. */
export type Tried =
  | { is: "opened" }
  | { is: "wrong"; left: number }
  | { is: "waiting"; until: Date };

/**
 * Sets the partner's passphrase and says it in this sign-in. One that was there before goes, and
 * with it every sign-in in which it was said; the new one opens nothing older than itself (product
 * rule 4). Throws Invalid for one that is too short or too long, TermsChanged before anybody said
 * to be the one the link is for, Refused while no passphrase may be tried, and while everything is
 * being erased, by a link from before.
 */
export async function setPassphrase(
  partner: Partner,
  words: string,
  now: Date = new Date(),
): Promise<void> {
  const problem = passphraseProblem(words);
  if (problem) throw new Invalid({ passphrase: problem });
  await asPrincipal(partner, async (tx) => {
    await requireConfirmed(partner, tx);
    await takeTurns(partner, tx);
    const { practiceId, coupleId, partnerId, signInId } = partner;
    const scope = { practiceId, coupleId, partnerId };
    // The passphrase that asked for erasing is the one that may undo it: no older link takes it away,
    // nor keeps a newer one waiting by wrong tries until the key is gone.
    const going = await erasingOf(partner, tx);
    if (going && !going.newerLink)
      throw new Refused("Only a newer link may set another passphrase.");
    const waits = mayTryAt(await wrongTriesOf(partner, tx), now) !== null;
    if (waits && !going) throw new Refused("It is not yet time.");
    const before = await tx
      .delete(passphrase)
      .where(eq(passphrase.partnerId, partnerId))
      .returning({ id: passphrase.id });
    // Taking a passphrase's place counts as a try: otherwise whoever waits would set one and go on.
    if (before.length > 0 && !going)
      await tx.insert(wrongTry).values({ id: newId(), ...scope, createdAt: now });
    const id = newId();
    // Only now: hashing is work, and whoever has to wait must not make the server do it.
    const hashed = await hash(normalPassphrase(words));
    const set = { setIn: signInId, createdAt: now };
    await tx.insert(passphrase).values({ id, ...scope, hash: hashed, ...set });
    await tx.insert(unlocking).values({ signInId, ...scope, passphraseId: id, createdAt: now });
    await record(partner, tx, { action: "passphrase.set", subjectId: id });
  });
}

/**
 * Tries a passphrase: the right one opens history in this sign-in and forgives the wrong ones. Five
 * wrong ones, from however many sign-ins at once, and the partner waits an hour. Setting another in
 * its place counts as one. Throws NotFound where none was set, TermsChanged before anybody said to be
 * the one the link is for.
 */
export function tryPassphrase(
  partner: Partner,
  words: string,
  now: Date = new Date(),
): Promise<Tried> {
  return asPrincipal(partner, async (tx): Promise<Tried> => {
    await requireConfirmed(partner, tx);
    // One try after the other: many at once would each see the same few wrong ones before it.
    await takeTurns(partner, tx);
    const { practiceId, coupleId, partnerId, signInId } = partner;
    const [own] = await tx.select().from(passphrase).where(eq(passphrase.partnerId, partnerId));
    if (!own) throw new NotFound();
    const wrong = await wrongTriesOf(partner, tx);
    const until = mayTryAt(wrong, now);
    if (until) return { is: "waiting", until };
    const scope = { practiceId, coupleId, partnerId };
    if (!(await verify(own.hash, normalPassphrase(words)))) {
      await tx.insert(wrongTry).values({ id: newId(), ...scope, createdAt: now });
      await record(partner, tx, { action: "passphrase.wrong", subjectId: own.id });
      const next = mayTryAt([...wrong, now], now);
      if (next) return { is: "waiting", until: next };
      return { is: "wrong", left: triesLeft([...wrong, now], now) };
    }
    // What came before this passphrase, its own setting too, is not forgiven by knowing it.
    const since = gt(wrongTry.createdAt, own.createdAt);
    await tx.delete(wrongTry).where(and(eq(wrongTry.partnerId, partnerId), since));
    await tx
      .insert(unlocking)
      .values({ signInId, ...scope, passphraseId: own.id, createdAt: now })
      .onConflictDoNothing();
    await record(partner, tx, { action: "passphrase.opened", subjectId: own.id });
    return { is: "opened" };
  });
}

/** How many tries are left, and when the next may be made if none is. */
export function passphraseTries(
  partner: Partner,
  now: Date = new Date(),
): Promise<{ left: number; until: Date | null }> {
  return asPrincipal(partner, async (tx) => {
    const wrong = await wrongTriesOf(partner, tx);
    return { left: triesLeft(wrong, now), until: mayTryAt(wrong, now) };
  });
}

async function wrongTriesOf(partner: Partner, tx: Transaction): Promise<Date[]> {
  const rows = await tx
    .select({ at: wrongTry.createdAt })
    .from(wrongTry)
    .where(eq(wrongTry.partnerId, partner.partnerId));
  return rows.map((row) => row.at);
}

async function takeTurns({ partnerId }: Partner, tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${partnerId}, 4))`);
}

async function requireConfirmed({ signInId }: Partner, tx: Transaction): Promise<void> {
  const [here] = await tx
    .select({ confirmedAt: partnerSignIn.confirmedAt })
    .from(partnerSignIn)
    .where(eq(partnerSignIn.id, signInId));
  if (!here?.confirmedAt) throw new TermsChanged();
}
