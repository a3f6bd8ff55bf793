import "server-only";
import { and, asc, eq } from "drizzle-orm";
import { invitation } from "@/db/schema/invitation";
import { member } from "@/db/schema/member";
import { NotFound } from "@/domain/errors";
import { INVITATION_LASTS } from "@/domain/member";
import type { Role, Therapist } from "@/domain/principal";
import { hashToken, newId, newToken } from "@/server/id";
import { record } from "./audit";
import { memberName } from "./couple";
import { keysOf } from "./keyring";
import { asActingOwner, asOwner } from "./owner";
import { requireNotWaiting } from "./scope";

/** Invitations that were made and neither used nor taken back, the latest last. Throws Refused for anyone but an owner. */
export function listInvitations(
  therapist: Therapist,
): Promise<{ id: string; role: Role; by: string; expiresAt: Date }[]> {
  return asOwner(therapist, async (tx) => {
    const rows = await tx
      .select({ invitation, byName: member.name })
      .from(invitation)
      .innerJoin(member, eq(member.id, invitation.invitedBy))
      .where(eq(invitation.practiceId, therapist.practiceId))
      .orderBy(asc(invitation.createdAt));
    const keys = await keysOf(therapist, tx, []);
    return rows.map(({ invitation: { id, role, invitedBy, expiresAt }, byName }) => ({
      ...{ id, role, expiresAt, by: memberName(therapist, invitedBy, byName, keys) },
    }));
  });
}

/** Makes a way in for a colleague that serves once and for a week. Throws Refused for anyone but an owner, and for one who waits to be let in. */
export function inviteColleague(
  therapist: Therapist,
  { role }: { role: Role },
  now: Date = new Date(),
): Promise<{ token: string }> {
  return asActingOwner(therapist, async (tx) => {
    await requireNotWaiting(therapist, tx);
    const { practiceId, memberId } = therapist;
    const [id, token] = [newId(), newToken()];
    await tx.insert(invitation).values({
      ...{ id, practiceId, role, tokenHash: hashToken(token), invitedBy: memberId },
      ...{ createdAt: now, expiresAt: new Date(now.getTime() + INVITATION_LASTS) },
    });
    await record(therapist, tx, { action: "invitation.made", subjectId: id });
    return { token };
  });
}

/** Takes an invitation back. Throws Refused for anyone but an owner, NotFound when it is used or gone. */
export function revokeInvitation(therapist: Therapist, invitationId: string): Promise<void> {
  return asActingOwner(therapist, async (tx) => {
    const here = eq(invitation.practiceId, therapist.practiceId);
    const gone = await tx
      .delete(invitation)
      .where(and(eq(invitation.id, invitationId), here))
      .returning();
    if (gone.length === 0) throw new NotFound();
    await record(therapist, tx, { action: "invitation.revoked", subjectId: invitationId });
  });
}
