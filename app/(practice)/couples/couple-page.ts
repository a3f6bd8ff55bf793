import { notFound } from "next/navigation";
import { z } from "zod";
import { type CoupleView, getCouple } from "@/data/couple";
import { NotFound } from "@/domain/errors";
import type { Therapist } from "@/domain/principal";
import { currentTherapist } from "../therapist";

/** The couple that a page's address names. Foreign, missing and no id at all look the same. */
export async function couplePage(
  params: Promise<{ coupleId: string }>,
): Promise<{ therapist: Therapist; couple: CoupleView }> {
  const therapist = await currentTherapist();
  const { coupleId } = await params;
  if (!z.uuid().safeParse(coupleId).success) notFound();
  return { therapist, couple: await orNotFound(getCouple(therapist, coupleId)) };
}

/** The value, or the page that says there is none. */
export function orNotFound<T>(value: Promise<T>): Promise<T> {
  return value.catch((error: unknown) => {
    if (error instanceof NotFound) notFound();
    throw error;
  });
}
