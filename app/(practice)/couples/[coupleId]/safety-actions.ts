"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { practiceAction } from "@/app/(practice)/action";
import { liftPause, pauseQuietly } from "@/data/quiet-pause";
import { decideReview, lookAtReview } from "@/data/review";
import { recordScreening, undoScreening } from "@/data/screening";

const onCouple = z.strictObject({ coupleId: z.uuid() });
const onPartner = onCouple.extend({ partnerId: z.uuid() });
const onReview = onCouple.extend({ reviewId: z.uuid() });

function refresh(coupleId: string) {
  revalidatePath(`/couples/${coupleId}`, "layout");
}

export const screen = practiceAction(
  onPartner.extend({ spokenOn: z.string() }),
  async (therapist, { coupleId, ...input }) => {
    await recordScreening(therapist, input);
    refresh(coupleId);
  },
);

export const unscreen = practiceAction(onPartner, async (therapist, { coupleId, partnerId }) => {
  await undoScreening(therapist, partnerId);
  refresh(coupleId);
});

export const beginPause = practiceAction(onCouple, async (therapist, { coupleId }) => {
  await pauseQuietly(therapist, coupleId);
  refresh(coupleId);
});

export const endPause = practiceAction(onCouple, async (therapist, { coupleId }) => {
  await liftPause(therapist, coupleId);
  refresh(coupleId);
});

export const look = practiceAction(onReview, async (therapist, { coupleId, reviewId }) => {
  await lookAtReview(therapist, reviewId);
  refresh(coupleId);
});

export const decide = practiceAction(
  onReview.extend({ words: z.string() }),
  async (therapist, { coupleId, reviewId, words }) => {
    await decideReview(therapist, reviewId, words);
    refresh(coupleId);
  },
);
