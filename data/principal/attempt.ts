import "server-only";
import { and, eq, gt, lt, sql } from "drizzle-orm";
import { attempt } from "@/db/schema/attempt";
import { TooMany } from "@/domain/errors";
import { LIMITS, type LimitName } from "@/domain/limit";
import { keyedHash } from "@/server/seal";
import { installationKey } from "./installation-key";
import { withLookup } from "./transaction";

/** What is tried, and of whom or from where: `subject` is stored as a keyed hash alone. */
export type Attempt = { limit: LimitName; subject: string };

/**
 * Counts a try against each limit before it is made, in a transaction of its own: what the try does
 * takes nothing back, and of many at once exactly as many pass as the limit says, over however many
 * servers. Gives what gives the tries back once they succeeded. Throws TooMany with the time at
 * which the next may be made.
 */
export async function takeAttempts(
  attempts: readonly Attempt[],
  now: Date = new Date(),
): Promise<() => Promise<void>> {
  return withLookup("", async (tx) => {
    const key = await installationKey(tx, "lookup");
    const taken: string[] = [];
    let until: Date | null = null;
    for (const { limit, subject } of attempts) {
      const { most, minutes } = LIMITS[limit];
      const hashed = keyedHash(key, `attempt:${limit}:${subject}`);
      const end = new Date(now.getTime() + minutes * 60_000);
      const over = lt(attempt.until, now);
      const [row] = await tx
        .insert(attempt)
        .values({ key: hashed, taken: 1, until: end })
        .onConflictDoUpdate({
          target: attempt.key,
          set: {
            taken: sql`case when ${over} then 1 else ${attempt.taken} + 1 end`,
            until: sql`case when ${over} then ${end.toISOString()}::timestamptz else ${attempt.until} end`,
          },
        })
        .returning();
      if (row && row.taken > most && (!until || row.until > until)) until = row.until;
      taken.push(hashed);
    }
    return { until, taken };
  }).then(({ until, taken }) => {
    if (until) throw new TooMany(until);
    return () => giveBack(taken);
  });
}

async function giveBack(keys: readonly string[]): Promise<void> {
  await withLookup("", async (tx) => {
    for (const key of keys) {
      await tx
        .update(attempt)
        .set({ taken: sql`${attempt.taken} - 1` })
        .where(and(eq(attempt.key, key), gt(attempt.taken, 0)));
    }
  });
}

/** Forgets tries whose time is over. */
export async function forgetAttempts(now: Date = new Date()): Promise<void> {
  await withLookup("", (tx) => tx.delete(attempt).where(lt(attempt.until, now)));
}
