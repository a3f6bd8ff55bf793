import { createHmac, hkdfSync } from "node:crypto";
import { and, desc, eq, gt, isNull, lte } from "drizzle-orm";
import { keysOf } from "@/data/keyring";
import { mint } from "@/data/principal/mint";
import { asPrincipal } from "@/data/principal/transaction";
import { alone } from "@/db/alone";
import { disconnect } from "@/db/client";
import { closure, link, round } from "@/db/schema/assignment";
import { partner } from "@/db/schema/couple";
import { member } from "@/db/schema/member";
import { practice } from "@/db/schema/practice";
import type { Therapist } from "@/domain/principal";
import { env } from "@/server/env";
import { hashToken, newId } from "@/server/id";
import { newestMasterKey } from "@/server/master-key";
import { openText } from "@/server/seal";
import { ConsoleError } from "@/server/secrets";
import { type BuiltCouple, type BuiltPractice, buildMember, buildPractice } from "./builders";
import { CAST } from "./cast";
import { buildMeasure } from "./desk";
import { eraseSample } from "./erase";
import { SAMPLE_MEASURE } from "./guessing";
import { perform, performAgain, type Stage } from "./perform";
import { seeded } from "./random";

/** Good on the sample practice alone. */
const SIGN_IN = { email: "ada@sample.example", password: "quiet lanterns 24" };
const SEED = 24;
const YEAR = 365 * 86_400_000;
// The practice gets its name last: one that still has this was not written to its end.
const NAME = "Sample practice";
export const UNFINISHED = "Sample practice, not written to its end";
// Any two starts on one database write the sample one after the other.
const LOCK = 7_305_118;

export type Sample = {
  signIn: { email: string; password: string };
  links: { partner: string; url: string }[];
};

/**
 * Finds the sample practice in a migrated database, or writes it: two members and ten couples, with
 * times that count back from `now`. One that was not written to its end is erased and written anew.
 * Gives the owner's sign-in and two links that serve.
 */
export async function loadSample(databaseUrl: string, now: Date = new Date()): Promise<Sample> {
  process.env.DATABASE_URL = databaseUrl;
  try {
    return await alone(databaseUrl, LOCK, async () => {
      await eraseUnfinished(databaseUrl);
      const lead = (await findLead()) ?? (await write(now));
      const links = (await servingLinks(lead, now)) ?? (await renewLinks(lead, now));
      return { signIn: SIGN_IN, links };
    });
  } finally {
    await disconnect();
  }
}

async function eraseUnfinished(databaseUrl: string): Promise<void> {
  const houses = await asPrincipal(mint({ kind: "system", practiceId: null }), (tx) =>
    tx.select({ name: practice.name, isSample: practice.isSample }).from(practice),
  );
  if (!houses.some((house) => house.isSample && house.name === UNFINISHED)) return;
  if (houses.length > 1) throw unfinished();
  await eraseSample(databaseUrl);
}

async function findLead(): Promise<Therapist | null> {
  const installation = mint({ kind: "system", practiceId: null });
  const [house] = await asPrincipal(installation, (tx) =>
    tx.select({ id: practice.id }).from(practice).where(eq(practice.isSample, true)),
  );
  if (!house) return null;
  const system = mint({ kind: "system", practiceId: house.id });
  const [owner] = await asPrincipal(system, (tx) =>
    tx.select({ id: member.id }).from(member).where(eq(member.role, "owner")),
  );
  if (!owner) throw unfinished();
  const self = { practiceId: house.id, memberId: owner.id, signInId: newId() };
  return mint({ kind: "therapist", role: "owner", ...self });
}

async function write(now: Date): Promise<Therapist> {
  const at = new Date(now.getTime() - YEAR);
  const house = await buildPractice({
    name: UNFINISHED,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    crisisLine: "This is an invented practice. Your own crisis line stands here.",
    isSample: true,
    at,
  });
  const lead = await buildMember(house, {
    ...{ ...SIGN_IN, name: "Dr. Ada Okafor (sample)", role: "owner", at },
  });
  const colleague = await buildMember(house, {
    ...{ email: "ben@sample.example", name: "Ben Achterberg (sample)", role: "therapist", at },
  });
  const stage = stageOf(house, lead, colleague, now);
  const measureId = await buildMeasure(lead, SAMPLE_MEASURE, at);
  for (const role of CAST) await perform({ ...stage, measureId }, role);
  await asPrincipal(house.system, (tx) => tx.update(practice).set({ name: NAME }));
  return lead;
}

function stageOf(house: BuiltPractice, lead: Therapist, colleague: Therapist, now: Date): Stage {
  const { timeZone } = house;
  return { house, lead, colleague, timeZone, now, random: seeded(SEED), tokenOf };
}

// The tokens of the two printed links are made from the master key and the link's id. So each start
// prints the same addresses, one that is bookmarked goes on serving, no start writes a row or ends a
// sign-in, and the database still holds nothing but a hash. Every other link's token is random.
function tokenOf(linkId: string): string {
  const key = hkdfSync("sha256", newestMasterKey().bytes, "", "links of the sample practice", 32);
  return createHmac("sha256", Buffer.from(key)).update(linkId).digest("base64url");
}

/** The printed links, circle first, while both serve and a round is open; null when they no longer do. */
function servingLinks(lead: Therapist, now: Date): Promise<Sample["links"] | null> {
  return asPrincipal(lead, async (tx) => {
    const rows = await tx
      .select({ id: link.id, hash: link.tokenHash, partner })
      .from(link)
      .innerJoin(partner, eq(partner.id, link.partnerId))
      .innerJoin(
        round,
        and(
          eq(round.assignmentId, link.assignmentId),
          lte(round.opensAt, now),
          gt(round.closesAt, now),
        ),
      )
      .leftJoin(closure, eq(closure.linkId, link.id))
      .where(and(gt(link.expiresAt, now), isNull(closure.linkId)))
      .orderBy(desc(link.createdAt), partner.mark);
    const ours = rows.filter((row) => row.hash === hashToken(tokenOf(row.id))).slice(0, 2);
    if (new Set(ours.map((row) => row.partner.id)).size !== 2) return null;
    const keys = await keysOf(
      lead,
      tx,
      ours.map((row) => row.partner.id),
    );
    return ours.map(({ id, partner: { id: row, practiceId, name } }) => {
      const place = { table: "partner", column: "name", row, practice: practiceId };
      const url = `${env().PUBLIC_URL}/r/${tokenOf(id)}`;
      return { partner: openText(keys(row), place, name), url };
    });
  });
}

/** Another check-in for the couple of the printed links, once theirs has ended or was revoked. */
async function renewLinks(lead: Therapist, now: Date): Promise<Sample["links"]> {
  const { couple, house } = await asPrincipal(lead, async (tx) => {
    const rows = await tx.select().from(link);
    const ours = rows.find((row) => row.tokenHash === hashToken(tokenOf(row.id)));
    const [house] = await tx.select().from(practice);
    if (!ours || !house) throw unfinished();
    const two = await tx.select().from(partner).where(eq(partner.coupleId, ours.coupleId));
    return { couple: builtCouple(two), house };
  });
  const system = mint({ kind: "system", practiceId: house.id });
  await performAgain(stageOf({ ...house, system }, lead, lead, now), couple);
  const links = await servingLinks(lead, now);
  if (!links) throw unfinished();
  return links;
}

function builtCouple(two: (typeof partner.$inferSelect)[]): BuiltCouple {
  const circle = two.find((each) => each.mark === "circle");
  const diamond = two.find((each) => each.mark === "diamond");
  if (!circle || !diamond) throw unfinished();
  return { id: circle.coupleId, practiceId: circle.practiceId, partners: { circle, diamond } };
}

function unfinished(): Error {
  return new ConsoleError(
    "The sample practice is not whole; remove its data folder (or empty its database) and start again.",
  );
}
