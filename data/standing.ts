import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { erasure } from "@/db/schema/erasure";
import { reflection, settingAside, withdrawal } from "@/db/schema/reflection";
import type { Therapist } from "@/domain/principal";
import type { Standing } from "@/domain/standing";
import { heldReflections } from "./scope";

/** How the sent reflections of a couple stand: in sight, or out of it since when and why. */
export async function standingsOf(
  therapist: Therapist,
  tx: Transaction,
  coupleId: string,
): Promise<(of: { id: string; partnerId: string }) => Standing> {
  const withdrawn = await tx.select().from(withdrawal).where(eq(withdrawal.coupleId, coupleId));
  const aside = await tx.select().from(settingAside).where(eq(settingAside.coupleId, coupleId));
  const going = await tx.select().from(erasure).where(eq(erasure.coupleId, coupleId));
  const held = await tx
    .select({ id: reflection.id })
    .from(reflection)
    .where(
      and(eq(reflection.coupleId, coupleId), inArray(reflection.id, heldReflections(therapist))),
    );
  return ({ id, partnerId }) => {
    const erasing = going.find((each) => each.partnerId === partnerId);
    if (erasing) return { is: "erasing", at: erasing.createdAt };
    const set = aside.find((each) => each.reflectionId === id);
    if (set) return { is: "set-aside", at: set.createdAt, readdressed: set.readdressedAs !== null };
    const back = withdrawn.find((each) => each.reflectionId === id);
    if (back) return { is: "withdrawn", at: back.createdAt };
    return held.some((each) => each.id === id) ? { is: "held" } : { is: "sent" };
  };
}
