import "server-only";
import { desc, eq } from "drizzle-orm";
import { confidences } from "@/db/schema/confidences";
import { partner } from "@/db/schema/couple";
import { member } from "@/db/schema/member";
import { openConfidences, sealConfidences } from "@/db/sealed-confidences";
import type { ConfidencesInput, ConfidencesWords, Template } from "@/domain/confidences";
import { Invalid } from "@/domain/errors";
import { LANGUAGES_IN_ENGLISH } from "@/domain/language";
import type { Therapist } from "@/domain/principal";
import { withoutControls } from "@/domain/reflection";
import { newId } from "@/server/id";
import { record } from "./audit";
import { memberName } from "./couple";
import { keysOf } from "./keyring";
import { lockCouple } from "./opening";
import { asPrincipal } from "./principal/transaction";
import { requireCouple } from "./scope";

/** One version of a couple's confidences policy, with who wrote it and when. */
export type ConfidencesVersion = {
  id: string;
  version: number;
  template: Template;
  words: ConfidencesWords;
  by: string;
  at: Date;
};

/** A couple's confidences policy, today's first, then what it was before. None while none is written. */
export function getConfidences(
  therapist: Therapist,
  coupleId: string,
): Promise<ConfidencesVersion[]> {
  return asPrincipal(therapist, async (tx) => {
    await requireCouple(therapist, tx, coupleId);
    const rows = await tx
      .select({ policy: confidences, byId: member.id, byName: member.name })
      .from(confidences)
      .innerJoin(member, eq(member.id, confidences.writtenBy))
      .where(eq(confidences.coupleId, coupleId))
      .orderBy(desc(confidences.version));
    const keys = await keysOf(therapist, tx, [coupleId]);
    return rows.map(({ policy, byId, byName }) => ({
      id: policy.id,
      version: policy.version,
      template: policy.template,
      words: keys.has(coupleId) ? openConfidences(keys(coupleId), policy) : {},
      by: memberName(therapist, byId, byName, keys),
      at: policy.createdAt,
    }));
  });
}

/**
 * Writes the next version of a couple's policy; what earlier reflections were written under stays
 * beside them. The same words again are no new version: partners are shown changes, not repeats.
 * Throws Invalid while a language that a partner reads has no words.
 */
export function writeConfidences(
  therapist: Therapist,
  coupleId: string,
  input: ConfidencesInput,
  now: Date = new Date(),
): Promise<{ version: number }> {
  return asPrincipal(therapist, async (tx) => {
    await requireCouple(therapist, tx, coupleId);
    // Two tabs that save at once write one version after the other.
    await lockCouple(therapist, tx, coupleId);
    const people = await tx
      .selectDistinct({ language: partner.language })
      .from(partner)
      .where(eq(partner.coupleId, coupleId));
    const words: ConfidencesWords = {};
    for (const { language } of people) {
      const text = withoutControls(input[language] ?? "").trim();
      if (!text) {
        throw new Invalid({
          [language]: `A partner reads ${LANGUAGES_IN_ENGLISH[language]}. Say it in ${LANGUAGES_IN_ENGLISH[language]} too.`,
        });
      }
      words[language] = text;
    }
    const key = (await keysOf(therapist, tx, [coupleId]))(coupleId);
    const [last] = await tx
      .select()
      .from(confidences)
      .where(eq(confidences.coupleId, coupleId))
      .orderBy(desc(confidences.version))
      .limit(1);
    if (last?.template === input.template && sameWords(openConfidences(key, last), words)) {
      return { version: last.version };
    }
    const id = newId();
    const version = (last?.version ?? 0) + 1;
    const { practiceId, memberId } = therapist;
    await tx.insert(confidences).values({
      ...{ id, practiceId, coupleId, version, template: input.template, writtenBy: memberId },
      words: sealConfidences(key, id, practiceId, words),
      createdAt: now,
    });
    await record(therapist, tx, { action: "confidences.written", subjectId: id, coupleId });
    return { version };
  });
}

function sameWords(a: ConfidencesWords, b: ConfidencesWords): boolean {
  return a.en === b.en && a.es === b.es;
}
