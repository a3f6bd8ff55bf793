import { notFound } from "next/navigation";
import { z } from "zod";
import { type CoupleView, getCouple } from "@/data/couple";
import { NotFound } from "@/domain/errors";
import type { Therapist, View } from "@/domain/principal";
import { currentReader } from "../therapist";

/** The couple that a page's address names, for one view of it. Foreign, missing and no id at all look the same. */
export async function couplePage(
  params: Promise<{ coupleId: string }>,
  view: View = "couple.read",
): Promise<{ therapist: Therapist; couple: CoupleView }> {
  const therapist = await currentReader(view);
  const id = await coupleId(params);
  return { therapist, couple: await orNotFound(getCouple(therapist, id)) };
}

/** The id in a page's address, for a page that asks its own door for the couple. */
export async function coupleId(params: Promise<{ coupleId: string }>): Promise<string> {
  const { coupleId: id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  return id;
}

/** The value, or the page that says there is none. */
export function orNotFound<T>(value: Promise<T>): Promise<T> {
  return value.catch((error: unknown) => {
    if (error instanceof NotFound) notFound();
    throw error;
  });
}
