"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { practiceAction } from "@/app/(practice)/action";
import { handOut } from "@/app/(practice)/hand-out";
import { setGuessFirst } from "@/data/guess-first";
import {
  extendLink,
  pauseLink,
  reissueLink,
  restoreLink,
  resumeLink,
  revokeLink,
} from "@/data/link";
import type { Therapist } from "@/domain/principal";

const FORTNIGHT = 14;

const CHANGES = {
  revoke: revokeLink,
  restore: restoreLink,
  pause: pauseLink,
  resume: resumeLink,
  extend: (therapist: Therapist, linkId: string) => extendLink(therapist, linkId, FORTNIGHT),
  shorten: (therapist: Therapist, linkId: string) => extendLink(therapist, linkId, -FORTNIGHT),
};

const onLink = z.strictObject({ coupleId: z.uuid(), linkId: z.uuid() });
const change = z.enum(["revoke", "restore", "pause", "resume", "extend", "shorten"]);

export const changeLink = practiceAction(onLink.extend({ change }), async (therapist, input) => {
  await CHANGES[input.change](therapist, input.linkId);
  revalidatePath(`/couples/${input.coupleId}`, "layout");
  return input.change;
});

export const reissue = practiceAction(onLink, async (therapist, { coupleId, linkId }) => {
  const made = handOut(await reissueLink(therapist, linkId));
  revalidatePath(`/couples/${coupleId}`, "layout");
  return made;
});

const guessing = z.strictObject({
  ...{ coupleId: z.uuid(), assignmentId: z.uuid() },
  guessFirst: z.enum(["on", "off"]),
});

export const changeGuessing = practiceAction(guessing, async (therapist, input) => {
  await setGuessFirst(therapist, input.assignmentId, input.guessFirst === "on");
  revalidatePath(`/couples/${input.coupleId}`, "layout");
});
