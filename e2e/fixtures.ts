import { expect, type Page } from "@playwright/test";
import { sql } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { type ClientWords, wordsFor } from "@/content/words/words";
import { keysOf } from "@/data/keyring";
import { asPrincipal } from "@/data/principal/transaction";
import { connection } from "@/db/client";
import { buildAssignment, buildClosure } from "@/db/sample/assigning";
import {
  buildCouple,
  buildMember,
  buildPractice,
  buildScreening,
  buildSignIn,
} from "@/db/sample/builders";
import { confidences } from "@/db/schema/confidences";
import { careTeam } from "@/db/schema/member";
import type { ConfidencesWords, Template } from "@/domain/confidences";
import type { Therapist } from "@/domain/principal";
import { addDays, wallTimeOf } from "@/domain/wall-time";
import { env } from "@/server/env";
import { newId } from "@/server/id";
import { seal } from "@/server/seal";

// Maya and Jonas in a browser: what the partner's specs share.

const DAY = 86_400_000;
export const TIME_ZONE = "Europe/Madrid";
export const PHONE = { width: 390, height: 844 };
export const ELSEWHERE = "https://www.wikipedia.org/**";
export const en = wordsFor("en");
export const es = wordsFor("es");

/** A practice with Maya (English) and Jonas (Spanish), both spoken with alone. */
export async function build() {
  const at = new Date(Date.now() - 20 * DAY);
  const crisisLine = "Call 112, day and night.";
  const practice = await buildPractice({ name: "Practice", timeZone: TIME_ZONE, crisisLine, at });
  const email = `${newId()}@story.example`;
  const okafor = await buildMember(practice, { name: "Dr. Okafor", email, role: "owner", at });
  const couple = await buildCouple(okafor, {
    ...{ alias: "Maya and Jonas", at },
    circle: { name: "Maya", language: "en", safeContact: "By text" },
    diamond: { name: "Jonas", language: "es", safeContact: "By text" },
  });
  await buildScreening(okafor, couple, at);
  return { practice, okafor, email, couple };
}

export type Cast = Awaited<ReturnType<typeof build>>;

let built: Promise<Cast> | undefined;

/**
 * An exercise that opened yesterday, with the addresses of both links. The same two for every test
 * of a spec, unless a cast of its own is given.
 */
export async function give(exerciseKey = "weekly-check-in", cast?: Cast) {
  built ??= build();
  const { okafor, couple } = cast ?? (await built);
  const opens = addDays(wallTimeOf(new Date(), TIME_ZONE), -1);
  const given = await buildAssignment(okafor, couple, {
    ...{ exerciseKey, opens, due: addDays(opens, 5), times: 1, everyWeeks: 1 },
    ...{ timeZone: TIME_ZONE, at: new Date(), greeting: "Take your time with this one." },
  });
  const { circle, diamond } = given.links;
  if (!circle || !diamond) throw new RangeError("both were given a link");
  const revoke = (link: typeof circle) => buildClosure(okafor, couple, link.id, "revoked");
  return {
    id: given.id,
    maya: `/r/${circle.token}`,
    jonas: `/r/${diamond.token}`,
    revokeMaya: () => revoke(circle),
    reflections: () => count(given.id),
  };
}

/** Signed in as with the password, without the time that a password takes. */
export async function comeIn(page: Page, therapist: Therapist, address?: string) {
  const { token } = await buildSignIn({ ...therapist, signInId: newId() });
  const value = await encode({ token: { signIn: token }, secret: env().NEXTAUTH_SECRET });
  await page
    .context()
    .addCookies([{ name: "soft-landing", value, url: process.env.BASE_URL ?? "" }]);
  if (address) await page.goto(address);
}

/** A device in the browser's machine that asks for a finger; gives what makes it refuse, or not. */
export async function plugIn(page: Page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      ...{ protocol: "ctap2", transport: "internal", automaticPresenceSimulation: true },
      ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
    },
  });
  return (isUserVerified: boolean) =>
    cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
}

/** What is stored of an assignment's reflections: how many there are, and how many were sent. */
async function count(assignmentId: string) {
  const { rows } = await connection().execute<{ begun: number; sent: number }>(
    sql`select count(*)::int as begun, count(sent_at)::int as sent from reflection where assignment_id = ${assignmentId}`,
  );
  return rows[0];
}

/** Every row of a practice in every table there is, by table: how many, and a hash of them. */
export async function rowsOf({ practice: { id } }: Cast) {
  const { rows: tables } = await connection().execute<{ name: string; scoped: boolean }>(sql`
    select c.oid::regclass::text as name, a.attname is not null as scoped from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      left join pg_attribute a on a.attrelid = c.oid and a.attname = 'practice_id'
     where c.relkind = 'r' and n.nspname in ('public', 'keyring')`);
  const counted = tables
    // A code belongs to no practice yet, so other tests make them meanwhile.
    .filter(({ name }) => name !== "setup_code")
    .map(({ name, scoped }) => {
      const where = scoped
        ? `practice_id = '${id}'`
        : name === "practice"
          ? `id = '${id}'`
          : "true";
      return `select '${name}' as name, count(*)::int as count,
        md5(string_agg(t::text, ' ' order by t::text)) as hash from ${name} t where ${where}`;
    });
  const { rows } = await connection().execute<{ name: string; count: number; hash: string }>(
    sql.raw(counted.join(" union all ")),
  );
  return rows.sort((a, b) => a.name.localeCompare(b.name));
}

/** Presses Start on the link, which asks for whom it is. */
export async function knock(page: Page, address: string, words: ClientWords = en) {
  await page.goto(address);
  await page.getByRole("button", { name: words.landing.start, exact: true }).click();
  await page.waitForURL("**/reflect");
}

/** Starts and says to be the one the link is for: on to who sees what, or to what was sent. */
export async function arrive(page: Page, address: string, words: ClientWords = en) {
  await knock(page, address, words);
  const yes = page.locator('button[name="answer"][value="yes"]');
  // Who starts again in the same sign-in is not asked twice.
  if (!(await yes.isVisible())) return;
  await Promise.all([page.waitForEvent("load"), yes.click()]);
}

/** Arrives and chooses to do the exercise, or to go on with it: on to the next step. */
export async function start(page: Page, address: string, words: ClientWords = en) {
  await arrive(page, address, words);
  await page.locator('button[name="choice"]').first().click();
  await page.waitForURL(/\/reflect\/(step|preview)/);
}

/** Presses a button of the page. A step's first button is there for the Enter key alone. */
export function press(page: Page, name: string) {
  return page.locator("main").getByRole("button", { name, exact: true }).click();
}

export async function toStep(page: Page, number: number) {
  await page.goto(`/reflect/step/${number}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

export function choice(page: Page, value: string) {
  return page.locator(`input[type="radio"][value="${value}"]`);
}

/** Answers the weekly check-in from its first step and stops at the preview. */
export async function answerAll(page: Page, sentence: string, words: ClientWords = en) {
  for (const value of [null, "7", "4", "6", "5", "saying"]) {
    if (value) await choice(page, value).check();
    const before = page.url();
    await press(page, words.step.next);
    await page.waitForURL((url) => url.href !== before);
  }
  await page.getByRole("textbox").fill(sentence);
  await press(page, words.step.next);
  await page.waitForURL("**/reflect/preview");
}

/** Writes the couple's next confidences policy. */
export async function writePolicy(
  { okafor, couple }: Cast,
  of: { template: Template; words: ConfidencesWords; version?: number },
): Promise<void> {
  const { practiceId, id: coupleId } = couple;
  await asPrincipal(okafor, async (tx) => {
    const id = newId();
    const key = (await keysOf(okafor, tx, [coupleId]))(coupleId);
    const place = { table: "confidences", column: "words", row: id, practice: practiceId };
    await tx.insert(confidences).values({
      ...{ id, practiceId, coupleId, template: of.template, version: of.version ?? 1 },
      ...{ words: seal(key, place, JSON.stringify(of.words)), writtenBy: okafor.memberId },
    });
  });
}

/** Another therapist joins the care team of the couple. */
export async function joinTeam({ practice, okafor, couple }: Cast, name: string): Promise<void> {
  const email = `${newId()}@story.example`;
  const member = await buildMember(practice, { name, email, role: "therapist", at: new Date() });
  const { id: coupleId, practiceId } = couple;
  const row = { id: newId(), practiceId, coupleId, memberId: member.memberId };
  await connection()
    .insert(careTeam)
    .values({ ...row, addedBy: okafor.memberId });
}
