import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { earlierAnswer, reflection, sending, withdrawal } from "@/db/schema/reflection";
import { AlreadySent, Conflict, Refused } from "@/domain/errors";
import { type Exercise, promptsOf } from "@/domain/exercise";
import type { Partner } from "@/domain/principal";
import { type Answers, CORRECTION_LASTS, completed } from "@/domain/reflection";
import { releasable } from "@/domain/release";
import { reviewReasons } from "@/domain/review";
import { visibleTo } from "@/domain/visible";
import { newId } from "@/server/id";
import { record } from "./audit";
import { answersOf, digestOf, keepOnly, readWritten, scopeOf, writeAnswer } from "./draft";
import { keysOf } from "./keyring";
import { lockCouple } from "./opening";
import { asPrincipal } from "./principal/transaction";
import { begin, findReflection, type ReflectionRow } from "./reflection";
import { coupleFeaturesOpen, dropReleasesOf, writeReleases } from "./release";
import { askForReviews, dropUnseenReviews } from "./review";
import { requireSeenTerms } from "./terms";

/**
 * Sends the reflection on a round to the care team. The form's key makes a repeated press the same
 * press; the same key with another digest, or a digest of something else than what is kept now,
 * throws Conflict. Throws NotFound for a round that is not this partner's.
 */
export function sendReflection(
  partner: Partner,
  roundId: string,
  form: { key: string; digest: string; releases?: readonly string[] },
  now: Date = new Date(),
): Promise<{ sentAt: Date }> {
  return asPrincipal(partner, async (tx) => {
    const terms = await requireSeenTerms(partner, tx);
    const { exercise, row } = await begin(partner, tx, roundId, now);
    const body = [form.digest, ...[...(form.releases ?? [])].sort()].join(" ");
    const [before] = await tx
      .select()
      .from(sending)
      .where(and(eq(sending.partnerId, partner.partnerId), eq(sending.formKey, form.key)));
    if (before) {
      const same = before.digest === body && before.reflectionId === row.id;
      // Taken back since: what that press sent is a draft again, and needs a new one.
      if (!same || !row.sentAt) throw new Conflict();
      return { sentAt: before.createdAt };
    }
    if (row.sentAt) throw new AlreadySent();
    const key = (await keysOf(partner, tx, [partner.partnerId]))(partner.partnerId);
    const draft = { reflectionId: row.id, roundId, key };
    const written = await readWritten(partner, tx, draft);
    const all = answersOf(partner, written);
    const earlier = await tx.$count(earlierAnswer, eq(earlierAnswer.reflectionId, row.id));
    const digest = digestOf(partner, key, { form: row.form, written, earlier });
    if (digest !== form.digest) throw new Conflict();
    // What the form it is done in leaves out stood on no preview, so it is not sent.
    const asked = promptsOf(exercise).map((prompt) => prompt.key);
    const answers = Object.fromEntries(Object.entries(all).filter(([k]) => asked.includes(k)));
    const leftOut = Object.keys(all).length > Object.keys(answers).length;
    if (leftOut) await keepOnly(partner, tx, draft, asked);
    for (const prompt of promptsOf(exercise)) {
      const whole = completed(exercise, answers)[prompt.key];
      if (whole && !answers[prompt.key]) await writeAnswer(partner, tx, draft, prompt, whole, now);
    }
    const sentAt = now;
    const scope = { id: newId(), ...scopeOf(partner), reflectionId: row.id };
    await tx
      .insert(sending)
      .values({ ...scope, formKey: form.key, digest: body, createdAt: sentAt });
    await tx
      .update(reflection)
      .set({
        ...{ sentAt, sentIn: partner.signInId },
        confidencesId: terms.confidences?.id ?? null,
      })
      .where(eq(reflection.id, row.id));
    // Whoever presses Send may release what this sign-in can read, never words of another one.
    const own = Object.entries(written).filter(([, { writtenIn, writtenAt }]) => {
      const words = { writtenIn, writtenAt: new Date(writtenAt) };
      return visibleTo(partner, { ...row, ...words, careTeam: false }, now);
    });
    const readable = new Set(own.map(([promptKey]) => promptKey));
    const keys = (form.releases ?? []).filter((promptKey) => readable.has(promptKey));
    await releaseOnSending(partner, tx, { row, exercise, answers, keys, now });
    await askForReviews(partner, tx, row.id, reviewReasons(answers));
    await record(partner, tx, { action: "reflection.sent", subjectId: row.id });
    return { sentAt };
  });
}

/**
 * Makes a sent reflection a draft again, so that it can be corrected: within ten minutes, in the
 * sign-in that sent it. What it released is taken back. Throws Refused otherwise.
 */
export function takeBackReflection(
  partner: Partner,
  roundId: string,
  now: Date = new Date(),
): Promise<void> {
  return asPrincipal(partner, async (tx) => {
    // The couple before the reflection, as whoever sets it aside has it: two at once wait, and do not
    // wait for each other.
    await lockCouple(partner, tx, partner.coupleId);
    const row = await findReflection(partner, tx, roundId, true);
    if (!row?.sentAt) return;
    const late = now.getTime() - row.sentAt.getTime() >= CORRECTION_LASTS;
    if (late || row.sentIn !== partner.signInId) throw new Refused("The ten minutes are over.");
    await dropReleasesOf(partner, tx, row.id);
    await dropUnseenReviews(partner, tx, row.id);
    // A draft again: sent anew, it is read anew.
    await tx.delete(withdrawal).where(eq(withdrawal.reflectionId, row.id));
    await tx
      .update(reflection)
      .set({ sentAt: null, sentIn: null })
      .where(eq(reflection.id, row.id));
    await record(partner, tx, { action: "reflection.taken-back", subjectId: row.id });
  });
}

// Only written words that may be released are, and only where releasing is open.
async function releaseOnSending(
  partner: Partner,
  tx: Transaction,
  of: {
    row: ReflectionRow;
    exercise: Exercise;
    answers: Answers;
    keys: readonly string[];
    now: Date;
  },
): Promise<void> {
  if (of.keys.length === 0 || !(await coupleFeaturesOpen(partner, tx))) return;
  const passages = promptsOf(of.exercise).filter(
    (prompt) =>
      releasable(prompt) && of.answers[prompt.key]?.is === "given" && of.keys.includes(prompt.key),
  );
  await writeReleases(
    partner,
    tx,
    of.row,
    passages.map((prompt) => prompt.key),
    of.now,
  );
}
