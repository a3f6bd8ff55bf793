import { keysOf } from "@/data/keyring";
import { asPrincipal } from "@/data/principal/transaction";
import { measure, measureTotal } from "@/db/schema/measure";
import { prediction } from "@/db/schema/prediction";
import type { MeasureInput } from "@/domain/measure";
import type { Prediction } from "@/domain/prediction";
import type { Therapist } from "@/domain/principal";
import type { PartnerMark } from "@/domain/series";
import { newId } from "@/server/id";
import { sealPrediction } from "../sealed-prediction";
import { sealTotal } from "../sealed-total";
import type { BuiltAssignment } from "./assigning";
import type { BuiltCouple } from "./builders";

/** What a therapist guessed of reflections before opening them; null where one was opened without. */
export async function buildPredictions(
  therapist: Therapist,
  { couple }: Pick<BuiltAssignment, "couple">,
  all: readonly { roundId: string; mark: PartnerMark; guess: Prediction | null; at: Date }[],
): Promise<void> {
  if (all.length === 0) return;
  const { practiceId, memberId } = therapist;
  const { circle, diamond } = couple.partners;
  await asPrincipal(therapist, async (tx) => {
    const keys = await keysOf(therapist, tx, [circle.id, diamond.id]);
    await tx.insert(prediction).values(
      all.map(({ roundId, mark, guess, at: createdAt }) => {
        const id = newId(createdAt.getTime());
        const about = couple.partners[mark].id;
        return {
          ...{ id, practiceId, coupleId: couple.id, roundId, about, memberId, createdAt },
          guess: guess && sealPrediction(keys(about), id, practiceId, guess),
        };
      }),
    );
  });
}

/** A licensed measure of the practice's; gives its id. */
export async function buildMeasure(
  therapist: Therapist,
  of: MeasureInput,
  at: Date,
): Promise<string> {
  const { practiceId, memberId: addedBy } = therapist;
  const id = newId(at.getTime());
  await asPrincipal(therapist, (tx) =>
    tx.insert(measure).values({ id, practiceId, addedBy, createdAt: at, ...of }),
  );
  return id;
}

/** A partner's totals on a measure, each with its day. */
export async function buildTotals(
  therapist: Therapist,
  couple: BuiltCouple,
  of: { measureId: string; mark: PartnerMark; totals: readonly (readonly [string, number])[] },
): Promise<void> {
  const { practiceId, memberId: enteredBy } = therapist;
  const about = couple.partners[of.mark].id;
  await asPrincipal(therapist, async (tx) => {
    const key = (await keysOf(therapist, tx, [about]))(about);
    await tx.insert(measureTotal).values(
      of.totals.map(([takenOn, total]) => {
        const id = newId();
        const scope = { practiceId, coupleId: couple.id, about, measureId: of.measureId };
        return { id, ...scope, takenOn, enteredBy, total: sealTotal(key, id, practiceId, total) };
      }),
    );
  });
}
