import { eq } from "drizzle-orm";
import { findExercise } from "@/content/library";
import { keysOf } from "@/data/keyring";
import { mint } from "@/data/principal/mint";
import { asPrincipal } from "@/data/principal/transaction";
import { termsOf } from "@/data/terms";
import { partnerSignIn } from "@/db/schema/assignment";
import { answer, earlierAnswer, rating, reflection, sending } from "@/db/schema/reflection";
import { type Form, stepsOf } from "@/domain/consent";
import { promptsOf } from "@/domain/exercise";
import type { Partner } from "@/domain/principal";
import { type Answer, type Answers, completed } from "@/domain/reflection";
import type { PartnerMark } from "@/domain/series";
import { hashToken, newId, newToken } from "@/server/id";
import type { Key } from "@/server/seal";
import { sealAnswer, sealEarlier, sealRatings, type Written } from "../sealed-answer";
import type { BuiltAssignment, BuiltRound } from "./assigning";

/** What a partner wrote on one round, and when it was sent; null keeps it a draft. */
export type Writing = {
  round: BuiltRound;
  answers: Answers;
  startedAt: Date;
  sentAt: Date | null;
  /** The policy it is written under. */
  confidencesId?: string | null;
  form?: Form;
  /** What was true before "something else is true now". */
  earlier?: Answers;
};

/** A partner as signed in with the link of an assignment. Opens no sign-in. */
export function partnerWith(given: BuiltAssignment, mark: PartnerMark): Partner {
  const link = given.links[mark];
  if (!link) throw new RangeError(`the ${mark} was given no link`);
  return mint({
    ...{ kind: "partner", practiceId: given.couple.practiceId, coupleId: given.couple.id },
    ...{ partnerId: link.partnerId, assignmentId: given.id, linkId: link.id, signInId: newId() },
    unlocked: null,
  });
}

/** Opens a sign-in of a partner who said who it is and saw who sees what; gives its token. */
export async function buildPartnerSignIn(
  given: BuiltAssignment,
  mark: PartnerMark,
  at: Date = new Date(),
): Promise<{ token: string; partner: Partner }> {
  const partner = partnerWith(given, mark);
  const token = newToken();
  await asPrincipal(partner, async (tx) => {
    const seenTerms = (await termsOf(partner, tx)).digest;
    await tx
      .insert(partnerSignIn)
      .values({ ...signInRow(partner, token, at), lastSeenAt: at, confirmedAt: at, seenTerms });
  });
  return { token, partner };
}

/** Whoever pressed Start says who it is and sees who sees what, as before the first answer. */
export async function buildArrival(partner: Partner, at: Date = new Date()): Promise<void> {
  await asPrincipal(partner, async (tx) => {
    const seenTerms = (await termsOf(partner, tx)).digest;
    await tx
      .update(partnerSignIn)
      .set({ confirmedAt: at, seenTerms })
      .where(eq(partnerSignIn.id, partner.signInId));
  });
}

/** Reflections of one partner on rounds of an assignment, each written in an own sign-in. */
export async function buildReflections(
  given: BuiltAssignment,
  mark: PartnerMark,
  writings: readonly Writing[],
): Promise<string[]> {
  if (writings.length === 0) return [];
  const partner = partnerWith(given, mark);
  const { language } = given.couple.partners[mark];
  return asPrincipal(partner, async (tx) => {
    const key = (await keysOf(partner, tx, [partner.partnerId]))(partner.partnerId);
    const built = writings.map((each) => rowsOf(partner, key, given, each));
    await tx.insert(partnerSignIn).values(built.map((each) => each.signIn));
    await tx.insert(reflection).values(built.map((each) => ({ ...each.reflection, language })));
    await tx.insert(rating).values(built.map((each) => each.rating));
    const answers = built.flatMap((each) => each.answers);
    if (answers.length > 0) await tx.insert(answer).values(answers);
    const sendings = built.flatMap((each) => each.sendings);
    if (sendings.length > 0) await tx.insert(sending).values(sendings);
    const earlier = built.flatMap((each) => each.earlier);
    if (earlier.length > 0) await tx.insert(earlierAnswer).values(earlier);
    return built.map((each) => each.reflection.id);
  });
}

function rowsOf(partner: Partner, key: Key, given: BuiltAssignment, writing: Writing) {
  const { startedAt, sentAt, round } = writing;
  const { practiceId, coupleId, partnerId, assignmentId } = partner;
  const scope = { practiceId, coupleId, partnerId, assignmentId };
  const id = newId(startedAt.getTime());
  const writtenIn = newId(startedAt.getTime());
  const endedAt = sentAt ?? new Date(startedAt.getTime() + 3 * 60_000);
  const whole = findExercise(given.exerciseKey, given.exerciseVersion);
  if (!whole) throw new RangeError(`no exercise "${given.exerciseKey}"`);
  const exercise = { ...whole, steps: stepsOf(whole, writing.form ?? "whole") };
  const answers = sentAt ? completed(exercise, writing.answers) : writing.answers;
  const written = promptsOf(exercise).flatMap((prompt) => {
    const found = answers[prompt.key];
    const { key: promptKey, kind, therapistOnly = false } = prompt;
    return found ? [{ key: promptKey, text: kind === "write", therapistOnly, answer: found }] : [];
  });
  const ratings: Record<string, Written> = Object.fromEntries(
    written
      .filter((w) => !w.text)
      .map((w) => [w.key, { answer: w.answer, writtenIn, writtenAt: endedAt.toISOString() }]),
  );
  return {
    signIn: {
      ...signInRow({ ...partner, signInId: writtenIn }, newToken(), startedAt),
      ...{ lastSeenAt: endedAt, endedAt },
    },
    reflection: {
      ...{ id, ...scope, roundId: round.id, startedAt, savedAt: endedAt, sentAt },
      sentIn: sentAt ? writtenIn : null,
      confidencesId: writing.confidencesId ?? null,
      form: writing.form ?? "whole",
    },
    earlier: Object.entries(writing.earlier ?? {}).map(([promptKey, given]) => {
      const row = { id: newId(startedAt.getTime()), ...scope, reflectionId: id, promptKey };
      const sealed = sealEarlier(key, row.id, practiceId, given);
      return { ...row, writtenIn, createdAt: startedAt, sealed };
    }),
    rating: {
      reflectionId: id,
      ...scope,
      sealed: sealRatings(key, id, practiceId, ratings),
    },
    answers: written
      .filter((w) => w.text)
      .map((w) => {
        const row = { id: newId(), ...scope, roundId: round.id, reflectionId: id };
        return {
          ...{ ...row, promptKey: w.key, writtenIn, writtenAt: endedAt },
          therapistOnly: w.therapistOnly,
          sealed: sealedText(key, row.id, practiceId, w.answer),
        };
      }),
    sendings: sentAt
      ? [
          {
            ...{ id: newId(), ...scope, reflectionId: id, createdAt: sentAt },
            // Nobody holds this form any more, so no press can bring its key or digest back.
            formKey: crypto.randomUUID(),
            digest: hashToken(newToken()),
          },
        ]
      : [],
  };
}

function sealedText(key: Key, row: string, practice: string, given: Answer): Buffer {
  return sealAnswer(key, row, practice, given);
}

type Own = Pick<
  Partner,
  "practiceId" | "coupleId" | "partnerId" | "assignmentId" | "linkId" | "signInId"
>;

function signInRow(partner: Own, token: string, at: Date) {
  const { practiceId, coupleId, partnerId, assignmentId, linkId, signInId } = partner;
  return {
    ...{ id: signInId, practiceId, coupleId, partnerId, assignmentId, linkId },
    tokenHash: hashToken(token),
    createdAt: at,
  };
}
