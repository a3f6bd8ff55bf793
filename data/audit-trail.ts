import "server-only";
import { and, desc, eq, gte, inArray, lt, notInArray, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { audit } from "@/db/schema/audit";
import { couple, partner } from "@/db/schema/couple";
import { careTeam, member } from "@/db/schema/member";
import { actorWithoutName, auditWords, PRIVATE_ACTIONS } from "@/domain/audit-words";
import type { Therapist } from "@/domain/principal";
import { memberName } from "./couple";
import { keysOf } from "./keyring";
import { asPrincipal } from "./principal/transaction";
import { onOwnTeam, openAlias, openPartner } from "./scope";

const PAGE = 100;

export type AuditFilter = {
  coupleId?: string | undefined;
  memberId?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  /** Rows older than this one. */
  before?: number | undefined;
};

/** One row of the trail. `couple` is null where it is about none, or about one of another team. */
export type AuditRow = {
  seq: number;
  at: Date;
  actor: string;
  words: string;
  couple: { id: string; alias: string } | null;
};

/**
 * The audit trail, latest first, a hundred rows at a time: of couples on whose care team the
 * therapist is, in sentences with names; of their own sign-ins; and for an owner of everything else,
 * as who, what kind, an opaque id and when. Never a partner's own choices.
 */
export function listAudit(
  therapist: Therapist,
  filter: AuditFilter = {},
): Promise<{ rows: AuditRow[]; older: number | null; couples: Named[]; members: Named[] }> {
  return asPrincipal(therapist, async (tx) => {
    // It tells of reviews and notes: in the room with a couple there is none (product rule 14).
    if (therapist.inTheRoom) return { rows: [], older: null, couples: [], members: [] };
    const names = await namesOf(therapist, tx);
    const found = await tx
      .select()
      .from(audit)
      .where(
        and(
          eq(audit.practiceId, therapist.practiceId),
          notInArray(audit.action, [...PRIVATE_ACTIONS]),
          therapist.role === "owner"
            ? undefined
            : or(
                inArray(audit.coupleId, onOwnTeam(therapist, tx)),
                eq(audit.actorId, therapist.memberId),
              ),
          filter.coupleId ? eq(audit.coupleId, filter.coupleId) : undefined,
          filter.memberId ? eq(audit.actorId, filter.memberId) : undefined,
          filter.from ? gte(audit.createdAt, filter.from) : undefined,
          filter.to ? lt(audit.createdAt, filter.to) : undefined,
          filter.before ? lt(audit.seq, filter.before) : undefined,
        ),
      )
      .orderBy(desc(audit.seq))
      .limit(PAGE + 1);
    const rows = found.slice(0, PAGE).map((row) => sentence(row, names));
    return {
      rows,
      older: found.length > PAGE ? (rows.at(-1)?.seq ?? null) : null,
      couples: listed(names.couples),
      members: listed(names.members),
    };
  });
}

type Named = { id: string; name: string };
/** `everyone`: whoever is or was a member, as colleagues may know each other. */
type Names = Record<"everyone" | "members" | "couples" | "partners", Map<string, string>>;

function listed(names: Map<string, string>): Named[] {
  return [...names].map(([id, name]) => ({ id, name }));
}

async function namesOf(therapist: Therapist, tx: Transaction): Promise<Names> {
  const own = onOwnTeam(therapist, tx);
  const rows = await tx.select().from(member).where(eq(member.practiceId, therapist.practiceId));
  const beside = await tx
    .selectDistinct({ id: careTeam.memberId })
    .from(careTeam)
    .where(inArray(careTeam.coupleId, own));
  const near = new Set([therapist.memberId, ...beside.map(({ id }) => id)]);
  const couples = await tx.select().from(couple).where(inArray(couple.id, own));
  const partners = await tx.select().from(partner).where(inArray(partner.coupleId, own));
  const keys = await keysOf(
    therapist,
    tx,
    [...couples, ...partners].map(({ id }) => id),
  );
  const everyone = new Map(
    rows.map((row) => [row.id, memberName(therapist, row.id, row.name, keys)]),
  );
  const isOwner = therapist.role === "owner";
  return {
    everyone,
    members: new Map([...everyone].filter(([id]) => isOwner || near.has(id))),
    couples: new Map(couples.map((row) => [row.id, openAlias(therapist, row, keys)])),
    partners: new Map(partners.map((row) => [row.id, openPartner(therapist, row, keys).name])),
  };
}

function sentence(row: typeof audit.$inferSelect, people: Names): AuditRow {
  const { seq, createdAt: at, actorId, actorKind, action, coupleId, subjectId } = row;
  const alias = coupleId ? people.couples.get(coupleId) : undefined;
  const foreign = coupleId !== null && alias === undefined;
  const known = actorId ? (people.members.get(actorId) ?? people.partners.get(actorId)) : undefined;
  const actor = known ?? (actorKind === "system" ? actorWithoutName(action) : `A ${actorKind}`);
  const whom = subjectId === actorId ? "themselves" : people.everyone.get(subjectId ?? "");
  return {
    ...{ seq, at, actor },
    words: foreign ? `${action} · ${coupleId}` : (auditWords(action, whom) ?? action),
    couple: coupleId && alias !== undefined ? { id: coupleId, alias } : null,
  };
}
