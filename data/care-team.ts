import "server-only";
import { and, asc, eq, inArray, isNotNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { couple } from "@/db/schema/couple";
import { careTeam, member } from "@/db/schema/member";
import { NotFound, Refused } from "@/domain/errors";
import type { Therapist } from "@/domain/principal";
import { newId } from "@/server/id";
import { record } from "./audit";
import { careTeamOf, memberName } from "./couple";
import { keysOf } from "./keyring";
import { asOwner } from "./owner";
import { asPrincipal, asSystem } from "./principal/transaction";
import { onOwnTeam, openAlias, requireCouple } from "./scope";
import { couplesOfNobodyElse, requireWorking, workingHere } from "./staffing";

/** A couple's care team, and the colleagues who could join it. Throws NotFound off the team. */
export function getTeam(therapist: Therapist, coupleId: string) {
  return asPrincipal(therapist, async (tx) => {
    await requireCouple(therapist, tx, coupleId);
    const keys = await keysOf(therapist, tx, []);
    const team = await careTeamOf(therapist, tx, coupleId, keys);
    const working = await workingHere(therapist, tx);
    const colleagues = working
      .filter(({ id }) => team.every((each) => each.memberId !== id))
      .map(({ id, name }) => ({ id, name: memberName(therapist, id, name, keys) }));
    return { team, colleagues };
  });
}

/**
 * Adds a colleague to the care team of a couple: from then on they read all that was sent. Partners
 * are shown it before they write again. Throws NotFound off the team, whoever asks, and for nobody
 * who works in the practice; Refused of a colleague who is on it and waits to be let in
 * again; SignInNeeded as `requireWorking` does.
 */
export function addToTeam(
  therapist: Therapist,
  { coupleId, memberId }: { coupleId: string; memberId: string },
): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    await requireWorking(therapist, tx);
    await requireCouple(therapist, tx, coupleId);
    if (await join(therapist, tx, coupleId, memberId))
      await record(therapist, tx, { action: "care-team.added", subjectId: memberId, coupleId });
  });
}

/** Leaves the care team. Throws NotFound off it, Refused where nobody would be left on it, and SignInNeeded as `requireWorking` does. */
export function leaveTeam(therapist: Therapist, coupleId: string): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    await requireWorking(therapist, tx);
    await requireCouple(therapist, tx, coupleId);
    const alone = await couplesOfNobodyElse(therapist, tx, therapist.memberId);
    if (alone.includes(coupleId)) {
      throw new Refused("Nobody would be left to care for this couple. Hand it over instead.");
    }
    await leave(therapist, tx, coupleId);
    await record(therapist, tx, { action: "care-team.left", coupleId });
  });
}

/** A colleague takes the therapist's place on the care team, or goes on there alone. Throws as `addToTeam`. */
export function handOver(
  therapist: Therapist,
  { coupleId, memberId }: { coupleId: string; memberId: string },
): Promise<void> {
  return asPrincipal(therapist, async (tx) => {
    await requireWorking(therapist, tx);
    await requireCouple(therapist, tx, coupleId);
    await join(therapist, tx, coupleId, memberId);
    await leave(therapist, tx, coupleId);
    await record(therapist, tx, { action: "couple.handed-over", subjectId: memberId, coupleId });
  });
}

/**
 * Who cares for which couple, by names of members. Of couples on whose team the owner is not: an
 * opaque id. Throws Refused for anyone but an owner.
 */
export function listTeams(
  therapist: Therapist,
): Promise<{ coupleId: string; alias: string | null; members: string[] }[]> {
  return asOwner(therapist, async (tx) => {
    const rows = await tx
      .select({ coupleId: careTeam.coupleId, id: member.id, name: member.name })
      .from(careTeam)
      .innerJoin(member, eq(member.id, careTeam.memberId))
      .where(eq(careTeam.practiceId, therapist.practiceId))
      .orderBy(asc(careTeam.coupleId), asc(careTeam.createdAt));
    const ids = [...new Set(rows.map((row) => row.coupleId))];
    const seen = await tx
      .select()
      .from(couple)
      .where(inArray(couple.id, onOwnTeam(therapist, tx)));
    const own = new Map(seen.map((row) => [row.id, row]));
    const keys = await keysOf(therapist, tx, [...own.keys()]);
    return ids.map((coupleId) => {
      const found = own.get(coupleId);
      const team = rows.filter((row) => row.coupleId === coupleId);
      return {
        coupleId,
        alias: found ? openAlias(therapist, found, keys) : null,
        members: team.map(({ id, name }) => memberName(therapist, id, name, keys)),
      };
    });
  });
}

/** Whether the colleague was not on the team already. */
async function join(
  therapist: Therapist,
  tx: Transaction,
  coupleId: string,
  memberId: string,
): Promise<boolean> {
  const { practiceId } = therapist;
  const working = await workingHere(therapist, tx);
  const colleague = working.find(({ id }) => id === memberId && id !== therapist.memberId);
  if (!colleague) throw new NotFound();
  const [waiting] = await tx
    .select({ id: careTeam.id })
    .from(careTeam)
    .where(
      and(
        ...[eq(careTeam.coupleId, coupleId), eq(careTeam.memberId, memberId)],
        isNotNull(careTeam.waitingSince),
      ),
    );
  // Nobody is let in again in passing, and no couple is left to somebody who cannot see it.
  if (waiting) throw new Refused("This colleague waits to be let in, on the couple’s page.");
  const row = { id: newId(), practiceId, coupleId, memberId, addedBy: therapist.memberId };
  const added = await asSystem(therapist, tx, () =>
    tx.insert(careTeam).values(row).onConflictDoNothing().returning(),
  );
  return added.length > 0;
}

async function leave(therapist: Therapist, tx: Transaction, coupleId: string) {
  const own = and(eq(careTeam.coupleId, coupleId), eq(careTeam.memberId, therapist.memberId));
  await asSystem(therapist, tx, () => tx.delete(careTeam).where(own));
}
