import { hash } from "@node-rs/argon2";
import { eq } from "drizzle-orm";
import { keysOf, makeKey, practiceKey } from "@/data/keyring";
import { mint } from "@/data/principal/mint";
import { hashAddress } from "@/data/principal/sign-in";
import { asPrincipal, asSystem } from "@/data/principal/transaction";
import { archival, couple, note, partner, screening, session } from "@/db/schema/couple";
import { careTeam, credential, member, signIn, suspension } from "@/db/schema/member";
import { practice } from "@/db/schema/practice";
import { MARKS } from "@/domain/couple";
import type { Language } from "@/domain/language";
import type { Role, System, Therapist } from "@/domain/principal";
import type { PartnerMark } from "@/domain/series";
import { hashToken, newId, newToken } from "@/server/id";
import { seal } from "@/server/seal";

// Builders write rows as the door does, but at any moment of the past. They run under row-level
// security with the principal whom each row belongs to, so that they serve on any PostgreSQL.

export type BuiltPractice = { id: string; timeZone: string; system: System };

/** A practice with its key. */
export function buildPractice(of: {
  name: string;
  timeZone: string;
  crisisLine: string;
  isSample?: boolean;
  at: Date;
}): Promise<BuiltPractice> {
  const id = newId(of.at.getTime());
  const system = mint({ kind: "system", practiceId: id });
  return asPrincipal(system, async (tx) => {
    const { at, isSample = false, ...rest } = of;
    await tx.insert(practice).values({ id, ...rest, isSample, createdAt: at });
    await makeKey(system, tx, { id });
    return { id, timeZone: of.timeZone, system };
  });
}

let unknowable: Promise<string> | undefined;

/** A member who can sign in with the password given; without one, nobody can sign in as them. */
export async function buildMember(
  { id: practiceId, system }: BuiltPractice,
  of: { name: string; email: string; role: Role; password?: string; at: Date },
): Promise<Therapist> {
  const memberId = newId(of.at.getTime());
  unknowable ??= hash(newToken());
  const passwordHash = of.password ? await hash(of.password) : await unknowable;
  await asPrincipal(system, async (tx) => {
    const key = await practiceKey(system, tx);
    const name = seal(
      key,
      { table: "member", column: "name", row: memberId, practice: practiceId },
      of.name,
    );
    await tx
      .insert(member)
      .values({ id: memberId, practiceId, role: of.role, name, createdAt: of.at });
    await tx.insert(credential).values({
      memberId,
      practiceId,
      passwordHash,
      passwordChangedAt: of.at,
      emailHash: await hashAddress(tx, of.email),
      email: seal(
        key,
        { table: "credential", column: "email", row: memberId, practice: practiceId },
        of.email,
      ),
    });
  });
  return mint({ kind: "therapist", practiceId, memberId, role: of.role, signInId: newId() });
}

/** Opens a sign-in of a member, as with the password, and gives its token. */
export async function buildSignIn(
  therapist: Therapist,
  at: Date = new Date(),
): Promise<{ token: string; therapist: Therapist }> {
  const token = newToken();
  const { practiceId, memberId, role, signInId } = therapist;
  await asPrincipal(therapist, (tx) =>
    tx.insert(signIn).values({
      id: signInId,
      practiceId,
      memberId,
      tokenHash: hashToken(token),
      createdAt: at,
      lastSeenAt: at,
      expiresAt: new Date(at.getTime() + 12 * 3_600_000),
    }),
  );
  return { token, therapist: mint({ kind: "therapist", practiceId, memberId, role, signInId }) };
}

/** Suspends a member. */
export async function buildSuspension(
  { id: practiceId, system }: BuiltPractice,
  { memberId }: Therapist,
  by: Therapist,
): Promise<void> {
  await asPrincipal(system, (tx) =>
    tx.insert(suspension).values({ memberId, practiceId, suspendedBy: by.memberId }),
  );
}

export type PartnerWords = { name: string; language: Language; safeContact: string };

export type BuiltCouple = {
  id: string;
  practiceId: string;
  partners: Record<PartnerMark, { id: string; language: Language }>;
};

/** A couple with two partners, their keys, and the therapist (and others) on its care team. */
export function buildCouple(
  therapist: Therapist,
  of: {
    alias: string;
    circle: PartnerWords;
    diamond: PartnerWords;
    alsoCaring?: readonly Therapist[];
    archivedAt?: Date;
    at: Date;
  },
): Promise<BuiltCouple> {
  const { practiceId, memberId } = therapist;
  const createdAt = of.at;
  const coupleId = newId(of.at.getTime());
  return asPrincipal(therapist, async (tx) => {
    // The key needs the team and the team the couple, so the alias is sealed last.
    const unnamed = Buffer.alloc(0);
    await tx.insert(couple).values({ id: coupleId, practiceId, alias: unnamed, createdAt });
    const team = [therapist, ...(of.alsoCaring ?? [])].map((each) => each.memberId);
    await asSystem(therapist, tx, () =>
      tx.insert(careTeam).values(
        team.map((each, i) => ({
          ...{ id: newId(), practiceId, coupleId, memberId: each, addedBy: memberId },
          createdAt: new Date(of.at.getTime() + i),
        })),
      ),
    );
    const place = { table: "couple", column: "alias", row: coupleId, practice: practiceId };
    const key = await makeKey(therapist, tx, { id: coupleId, coupleId });
    const alias = seal(key, place, of.alias);
    await tx.update(couple).set({ alias }).where(eq(couple.id, coupleId));
    const ids = { circle: newId(of.at.getTime()), diamond: newId(of.at.getTime()) };
    for (const mark of MARKS) {
      const id = ids[mark];
      const own = await makeKey(therapist, tx, { id, coupleId, partnerId: id });
      const where = { table: "partner", row: id, practice: practiceId };
      const { name, language, safeContact } = of[mark];
      await tx.insert(partner).values({
        ...{ id, practiceId, coupleId, mark, language, createdAt },
        name: seal(own, { ...where, column: "name" }, name),
        safeContact: seal(own, { ...where, column: "safe_contact" }, safeContact),
      });
    }
    if (of.archivedAt) {
      await tx
        .insert(archival)
        .values({ coupleId, practiceId, archivedBy: memberId, createdAt: of.archivedAt });
    }
    const partners = {
      circle: { id: ids.circle, language: of.circle.language },
      diamond: { id: ids.diamond, language: of.diamond.language },
    };
    return { id: coupleId, practiceId, partners };
  });
}

/** The therapist spoke with both partners alone, on one day. */
export async function buildScreening(
  therapist: Therapist,
  { id: coupleId, practiceId, partners }: BuiltCouple,
  at: Date,
): Promise<void> {
  const rows = MARKS.map((mark) => ({
    ...{ id: newId(at.getTime()), practiceId, coupleId, createdAt: at },
    partnerId: partners[mark].id,
    spokenOn: at.toISOString().slice(0, 10),
    recordedBy: therapist.memberId,
  }));
  await asPrincipal(therapist, (tx) => tx.insert(screening).values(rows));
}

/** Therapy sessions, past or next; their ids in the order given. */
export async function buildSessions(
  therapist: Therapist,
  { id: coupleId, practiceId }: BuiltCouple,
  starts: readonly Date[],
): Promise<string[]> {
  const rows = starts.map((startsAt) => ({ id: newId(), practiceId, coupleId, startsAt }));
  if (rows.length > 0) await asPrincipal(therapist, (tx) => tx.insert(session).values(rows));
  return rows.map((row) => row.id);
}

/** A note of the therapist's. */
export async function buildNote(
  therapist: Therapist,
  { id: coupleId, practiceId }: BuiltCouple,
  body: string,
  at: Date,
): Promise<string> {
  const id = newId(at.getTime());
  await asPrincipal(therapist, async (tx) => {
    const key = (await keysOf(therapist, tx, [coupleId]))(coupleId);
    const place = { table: "note", column: "body", row: id, practice: practiceId };
    await tx.insert(note).values({
      ...{ id, practiceId, coupleId, writtenBy: therapist.memberId, createdAt: at },
      body: seal(key, place, body),
    });
  });
  return id;
}
