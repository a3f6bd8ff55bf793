import "server-only";
import { and, count, eq, isNotNull, sql } from "drizzle-orm";
import { careTeam, suspension } from "@/db/schema/member";
import { recoveryCode } from "@/db/schema/two-step";
import { Invalid, NotFound } from "@/domain/errors";
import type { System, Therapist } from "@/domain/principal";
import { record } from "./audit";
import { takeAttempts } from "./principal/attempt";
import { takeRecoveryCode } from "./principal/second-step";
import { asPrincipal, asSystem } from "./principal/transaction";
import { requireCouple } from "./scope";
import { requireWorking } from "./staffing";

const NO_SUCH_RECOVERY_CODE =
  "This code does not work. Use another of those that you had before the reset.";

/** A member's own waiting: of how many couples, of how many of those nobody else can let them in, and whether a recovery code of before can. */
export type Waiting = { couples: number; alone: number; hasCodes: boolean };

/** Whether anybody else on the care team of a row can sign in and does not wait: whoever can let the member in. */
export function somebodyElse(_principal: Therapist | System, memberId: string) {
  return sql`exists (
    select 1 from ${careTeam} as beside
      left join ${suspension} on ${suspension.memberId} = beside.member_id
     where beside.couple_id = ${careTeam.coupleId} and beside.member_id <> ${memberId}
       and beside.waiting_since is null and ${suspension.memberId} is null)`;
}

/** Where the member waits to be let in; null where nowhere. */
export function waitingOf(therapist: Therapist): Promise<Waiting | null> {
  return asPrincipal(therapist, async (tx) => {
    const { memberId } = therapist;
    const rows = await tx
      .select({ somebody: sql<boolean>`${somebodyElse(therapist, memberId)}` })
      .from(careTeam)
      .where(and(eq(careTeam.memberId, memberId), isNotNull(careTeam.waitingSince)));
    if (rows.length === 0) return null;
    const [codes] = await tx
      .select({ n: count() })
      .from(recoveryCode)
      .where(and(eq(recoveryCode.memberId, memberId), eq(recoveryCode.endsWaiting, true)));
    const alone = rows.filter(({ somebody }) => !somebody).length;
    return { couples: rows.length, alone, hasCodes: (codes?.n ?? 0) > 0 };
  });
}

/** Lets a colleague of the couple's care team in again. Throws NotFound off the team, and for whoever does not wait there; SignInNeeded as `requireWorking` does. */
export function letIn(
  therapist: Therapist,
  { coupleId, memberId }: { coupleId: string; memberId: string },
): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    await requireWorking(therapist, tx);
    // Whoever waits there is not on the team meanwhile, and cannot let themselves in.
    await requireCouple(therapist, tx, coupleId);
    const waiting = and(
      ...[eq(careTeam.coupleId, coupleId), eq(careTeam.memberId, memberId)],
      isNotNull(careTeam.waitingSince),
    );
    const admitted = await asSystem(therapist, tx, () =>
      tx.update(careTeam).set({ waitingSince: null }).where(waiting).returning({ id: careTeam.id }),
    );
    if (admitted.length === 0) throw new NotFound();
    await record(therapist, tx, { action: "member.let-in", subjectId: memberId, coupleId });
  });
}

/** Ends all of the member's own waiting by a recovery code of before the reset. Throws Invalid for `code`, and TooMany. */
export async function endWaiting(
  therapist: Therapist,
  { code }: { code: string },
  now: Date = new Date(),
): Promise<void> {
  const { memberId } = therapist;
  const succeeded = await takeAttempts([{ limit: "code.member", subject: memberId }]);
  await asPrincipal(therapist, async (tx) => {
    if (!(await takeRecoveryCode(therapist, tx, code, { now, endsWaiting: true }))) {
      throw new Invalid({ code: NO_SUCH_RECOVERY_CODE });
    }
    const ended = await asSystem(therapist, tx, () =>
      tx
        .update(careTeam)
        .set({ waitingSince: null })
        .where(and(eq(careTeam.memberId, memberId), isNotNull(careTeam.waitingSince)))
        .returning({ coupleId: careTeam.coupleId }),
    );
    await tx
      .delete(recoveryCode)
      .where(and(eq(recoveryCode.memberId, memberId), eq(recoveryCode.endsWaiting, true)));
    for (const { coupleId } of ended) {
      await record(therapist, tx, { action: "member.proved", subjectId: memberId, coupleId });
    }
  });
  await succeeded();
}
