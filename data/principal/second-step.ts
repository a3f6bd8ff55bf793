import "server-only";
import { and, eq, isNotNull, isNull, lt } from "drizzle-orm";
import { record } from "@/data/audit";
import { practiceKey } from "@/data/keyring";
import type { Transaction } from "@/db/client";
import { signIn } from "@/db/schema/member";
import { recoveryCode, totp } from "@/db/schema/two-step";
import { Invalid } from "@/domain/errors";
import type { Entrant, Therapist } from "@/domain/principal";
import { typedCode } from "@/domain/two-step";
import { keyedHash, open } from "@/server/seal";
import { totpStep } from "@/server/totp";
import { takeAttempts } from "./attempt";
import { installationKey } from "./installation-key";
import { asPrincipal } from "./transaction";

/** What a code is told that does not serve; why is not said. */
export const NO_SUCH_CODE =
  "This code does not work. Each works once: wait for the next one, or use a recovery code.";

/**
 * Completes a sign-in by a one-time or a recovery code, which is used up by it. Throws Invalid with a
 * sentence for `code`, and TooMany.
 */
export async function proveSecondStep(
  entrant: Entrant,
  text: string,
  now: Date = new Date(),
): Promise<void> {
  const { memberId, signInId } = entrant;
  const succeeded = await takeAttempts([{ limit: "code.member", subject: memberId }]);
  await asPrincipal(entrant, async (tx) => {
    if (!(await takeCode(entrant, tx, text, now))) throw new Invalid({ code: NO_SUCH_CODE });
    await tx.update(signIn).set({ provedAt: now }).where(eq(signIn.id, signInId));
  });
  await succeeded();
}

/**
 * Uses up a code of a member's: whether it served. Of one code many times at once one serves, since
 * whoever takes it changes the row in the same statement that looks at it.
 */
export async function takeCode(
  member: Entrant | Therapist,
  tx: Transaction,
  text: string,
  now: Date,
): Promise<boolean> {
  const typed = typedCode(text);
  if (typed?.kind === "one-time") return takeOneTime(member, tx, typed.code, now);
  if (!(await takeRecoveryCode(member, tx, text, { now, endsWaiting: false }))) return false;
  await record(member, tx, { action: "recovery-code.used", subjectId: member.memberId });
  return true;
}

/** Uses up a recovery code, one that signs in or one that ends waiting: whether it served. */
export async function takeRecoveryCode(
  member: Entrant | Therapist,
  tx: Transaction,
  text: string,
  { now, endsWaiting }: { now: Date; endsWaiting: boolean },
): Promise<boolean> {
  const typed = typedCode(text);
  if (typed?.kind !== "recovery") return false;
  const codeHash = await hashRecoveryCode(member, tx, typed.code);
  const used = await tx
    .update(recoveryCode)
    .set({ usedAt: now })
    .where(
      and(
        eq(recoveryCode.memberId, member.memberId),
        eq(recoveryCode.codeHash, codeHash),
        eq(recoveryCode.endsWaiting, endsWaiting),
        isNull(recoveryCode.usedAt),
      ),
    )
    .returning({ id: recoveryCode.id });
  return used.length === 1;
}

async function takeOneTime(
  member: Entrant | Therapist,
  tx: Transaction,
  code: string,
  now: Date,
): Promise<boolean> {
  const own = and(eq(totp.memberId, member.memberId), isNotNull(totp.secret));
  const [row] = await tx.select({ secret: totp.secret }).from(totp).where(own);
  if (!row?.secret) return false;
  const key = await practiceKey(member, tx);
  const step = totpStep(open(key, totpPlace(member, "secret"), row.secret), code, now);
  if (step === null) return false;
  const taken = await tx
    .update(totp)
    .set({ lastStep: step })
    .where(and(own, lt(totp.lastStep, step)))
    .returning({ memberId: totp.memberId });
  return taken.length === 1;
}

/** What is stored of a recovery code; keyed, since sixty bits alone could be tried out on a stolen dump. */
export async function hashRecoveryCode(
  { memberId }: Entrant | Therapist,
  tx: Transaction,
  code: string,
): Promise<string> {
  return keyedHash(await installationKey(tx, "lookup"), `recovery:${memberId}:${code}`);
}

/** Where a member's secret is sealed. */
export function totpPlace(
  { memberId, practiceId }: Entrant | Therapist,
  column: "secret" | "pending",
) {
  return { table: "totp", column, row: memberId, practice: practiceId };
}
