import { latestExercise } from "@/content/library";
import { keysOf } from "@/data/keyring";
import { asPrincipal } from "@/data/principal/transaction";
import { assignment, closure, link, round } from "@/db/schema/assignment";
import { MARKS } from "@/domain/couple";
import type { Therapist } from "@/domain/principal";
import { LINK_OUTLASTS_DUE, makeRounds, type Round, type Schedule } from "@/domain/round";
import type { PartnerMark } from "@/domain/series";
import { hashToken, newId, newToken } from "@/server/id";
import { type Key, seal } from "@/server/seal";
import type { BuiltCouple } from "./builders";

export type BuiltRound = Round & { id: string };
export type BuiltLink = { id: string; partnerId: string; mark: PartnerMark; token: string };

export type BuiltAssignment = {
  id: string;
  couple: BuiltCouple;
  exerciseKey: string;
  exerciseVersion: number;
  rounds: BuiltRound[];
  links: Partial<Record<PartnerMark, BuiltLink>>;
};

/** An exercise given to a couple, with its rounds and a link for each partner named. */
export function buildAssignment(
  therapist: Therapist,
  couple: BuiltCouple,
  of: Schedule & {
    exerciseKey: string;
    partners?: readonly PartnerMark[];
    greeting?: string;
    moment?: string;
    /** The therapist guesses each reflection before opening it. */
    guessFirst?: boolean;
    at: Date;
    /** The token of a link, by its id; left out, a random one. */
    tokenOf?: (linkId: string) => string;
  },
): Promise<BuiltAssignment> {
  const exercise = latestExercise(of.exerciseKey);
  if (!exercise) throw new RangeError(`no exercise "${of.exerciseKey}"`);
  const { key: exerciseKey, version: exerciseVersion } = exercise;
  const id = newId(of.at.getTime());
  const scope = { practiceId: couple.practiceId, coupleId: couple.id };
  const rounds = makeRounds(of).map((each) => ({ ...each, id: newId(of.at.getTime()) }));
  const expiresAt = new Date(Math.max(...rounds.map((r) => +r.dueAt)) + LINK_OUTLASTS_DUE);
  const links = (of.partners ?? MARKS).map((mark) => {
    const linkId = newId(of.at.getTime());
    const token = of.tokenOf?.(linkId) ?? newToken();
    return { id: linkId, partnerId: couple.partners[mark].id, mark, token };
  });
  return asPrincipal(therapist, async (tx) => {
    const key = (await keysOf(therapist, tx, [couple.id]))(couple.id);
    const text = (column: "greeting" | "moment") =>
      sealedColumn(key, column, id, couple, of[column]);
    await tx.insert(assignment).values({
      ...{ id, ...scope, exerciseKey, exerciseVersion },
      greeting: text("greeting"),
      moment: text("moment"),
      everyWeeks: of.times > 1 ? of.everyWeeks : null,
      guessFirstSince: of.guessFirst ? of.at : null,
      assignedBy: therapist.memberId,
      createdAt: of.at,
    });
    await tx.insert(round).values(rounds.map((each) => ({ ...each, ...scope, assignmentId: id })));
    await tx.insert(link).values(
      links.map(({ id: linkId, partnerId, token }) => ({
        ...{ id: linkId, ...scope, partnerId, assignmentId: id, expiresAt, createdAt: of.at },
        tokenHash: hashToken(token),
      })),
    );
    const byMark = Object.fromEntries(links.map((each) => [each.mark, each]));
    return { id, couple, exerciseKey, exerciseVersion, rounds, links: byMark };
  });
}

/** One more link of a partner to an assignment. */
export async function buildLink(
  therapist: Therapist,
  { id: assignmentId, couple }: Pick<BuiltAssignment, "id" | "couple">,
  mark: PartnerMark,
  of: { expiresAt: Date; at: Date },
): Promise<BuiltLink> {
  const built = { id: newId(), partnerId: couple.partners[mark].id, mark, token: newToken() };
  await asPrincipal(therapist, (tx) =>
    tx.insert(link).values({
      ...{ id: built.id, practiceId: couple.practiceId, coupleId: couple.id, assignmentId },
      ...{ partnerId: built.partnerId, tokenHash: hashToken(built.token) },
      ...{ expiresAt: of.expiresAt, createdAt: of.at },
    }),
  );
  return built;
}

/** Shuts a link: for good (revoked) or for now (paused). */
export async function buildClosure(
  therapist: Therapist,
  { practiceId, id: coupleId }: BuiltCouple,
  linkId: string,
  kind: "revoked" | "paused",
): Promise<void> {
  const row = { id: newId(), practiceId, coupleId, linkId, kind, closedBy: therapist.memberId };
  await asPrincipal(therapist, (tx) => tx.insert(closure).values(row));
}

function sealedColumn(
  key: Key,
  column: "greeting" | "moment",
  row: string,
  { practiceId }: BuiltCouple,
  text: string | undefined,
): Buffer | null {
  if (text === undefined) return null;
  return seal(key, { table: "assignment", column, row, practice: practiceId }, text);
}
