import "server-only";
import { asc, desc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { partnerSignIn } from "@/db/schema/assignment";
import { confidences } from "@/db/schema/confidences";
import { legalHold, practiceErasure } from "@/db/schema/erasure";
import { careTeam, member } from "@/db/schema/member";
import { practice } from "@/db/schema/practice";
import { openConfidences } from "@/db/sealed-confidences";
import type { ConfidencesWords, Template } from "@/domain/confidences";
import { NotFound, TermsChanged } from "@/domain/errors";
import type { Partner } from "@/domain/principal";
import { termsDigest } from "@/domain/terms";
import { openText } from "@/server/seal";
import { coupleErasesAt } from "./couple-erasure";
import { keysOf } from "./keyring";

/** Under what a partner writes: who reads it, what may be brought up, and how long it is kept. */
export type Terms = {
  /** Names exactly these terms; what a sign-in agreed to write under is compared with it. */
  digest: string;
  careTeam: readonly { id: string; name: string }[];
  /** Null while the therapist has written none. */
  confidences: { id: string; template: Template; words: ConfidencesWords } | null;
  retentionYears: number;
  legalHold: boolean;
  /** When the whole practice is erased, if its owners asked for that. */
  erasesAt: Date | null;
  /** When all of the couple is erased, if its care team asked for that. */
  coupleErasesAt: Date | null;
};

/** The terms of the partner's couple as they are now. */
export async function termsOf(partner: Partner, tx: Transaction): Promise<Terms> {
  const team = await careTeamOf(partner, tx);
  const [policy] = await tx
    .select()
    .from(confidences)
    .where(eq(confidences.coupleId, partner.coupleId))
    .orderBy(desc(confidences.version))
    .limit(1);
  const [house] = await tx
    .select({ years: practice.retentionYears, erasesAt: practiceErasure.erasesAt })
    .from(practice)
    .leftJoin(practiceErasure, eq(practiceErasure.practiceId, practice.id))
    .where(eq(practice.id, partner.practiceId));
  const holds = await tx.select({ id: legalHold.practiceId }).from(legalHold);
  if (!house) throw new NotFound();
  const key = policy && (await keysOf(partner, tx, [partner.coupleId]))(partner.coupleId);
  const held = holds.length > 0;
  const coupleAt = await coupleErasesAt(partner, tx, partner.coupleId);
  return {
    digest: termsDigest({
      ...{ policyId: policy?.id ?? null, retentionYears: house.years, legalHold: held },
      ...{ closing: house.erasesAt !== null, erasing: coupleAt !== null },
      careTeamIds: team.map((each) => each.id),
    }),
    careTeam: team,
    confidences:
      policy && key
        ? {
            id: policy.id,
            template: policy.template,
            words: openConfidences(key, policy),
          }
        : null,
    retentionYears: house.years,
    legalHold: held,
    ...{ erasesAt: house.erasesAt, coupleErasesAt: coupleAt },
  };
}

/**
 * The terms, if this sign-in has seen them and said for whom it is. Throws TermsChanged otherwise:
 * a change is shown before the next answer (product rule 5).
 */
export async function requireSeenTerms(partner: Partner, tx: Transaction): Promise<Terms> {
  const terms = await termsOf(partner, tx);
  const here = await signInOf(partner, tx);
  if (!here?.confirmedAt || here.seen !== terms.digest) throw new TermsChanged();
  return terms;
}

/**
 * Notes that this sign-in was shown the terms that `seen` names. Throws TermsChanged when they are
 * others by now, or whoever started has not said to be the one the link is for.
 */
export async function agreeToTerms(partner: Partner, tx: Transaction, seen: string): Promise<void> {
  const here = await signInOf(partner, tx);
  if (!here?.confirmedAt || (await termsOf(partner, tx)).digest !== seen) throw new TermsChanged();
  await tx
    .update(partnerSignIn)
    .set({ seenTerms: seen })
    .where(eq(partnerSignIn.id, partner.signInId));
}

async function signInOf(partner: Partner, tx: Transaction) {
  const [here] = await tx
    .select({ seen: partnerSignIn.seenTerms, confirmedAt: partnerSignIn.confirmedAt })
    .from(partnerSignIn)
    .where(eq(partnerSignIn.id, partner.signInId));
  return here;
}

async function careTeamOf(partner: Partner, tx: Transaction) {
  const rows = await tx
    .select({ id: member.id, name: member.name })
    .from(careTeam)
    .innerJoin(member, eq(member.id, careTeam.memberId))
    .where(eq(careTeam.coupleId, partner.coupleId))
    .orderBy(asc(careTeam.createdAt));
  const key = (await keysOf(partner, tx, []))(partner.practiceId);
  const place = { table: "member", column: "name", practice: partner.practiceId };
  return rows.map((row) => ({
    id: row.id,
    name: openText(key, { ...place, row: row.id }, row.name),
  }));
}
