import { readdirSync, readFileSync, statSync } from "node:fs";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { sql } from "drizzle-orm";
import { setPassphrase } from "@/data/passphrase";
import { partnerOf } from "@/data/principal/link";
import { saveAnswer } from "@/data/reflection";
import { addEntry } from "@/data/timeline";
import { connection, disconnect } from "@/db/client";
import { buildAssignment } from "@/db/sample/assigning";
import { buildPasskey } from "@/db/sample/authenticator";
import * as sample from "@/db/sample/builders";
import { buildMeasure, buildTotals } from "@/db/sample/desk";
import { buildConfidences, buildReleases, buildReview } from "@/db/sample/room";
import { buildPartnerSignIn, buildReflections } from "@/db/sample/writing";
import { addDays, wallTimeOf } from "@/domain/wall-time";
import { figure, sized } from "@/scripts/figure";
import { newId } from "@/server/id";
import { comeIn, TIME_ZONE } from "./fixtures";
import { FORMULAS, MARKUP } from "./payloads";
import { addresses } from "./planted-story";

// Every field that people write into holds what would run where it is written as it stands.

const ALL = [...MARKUP, ...FORMULAS];
const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY);
const given = (value: number | string) => ({ is: "given", value }) as const;

/** What each story is told with: all of them at once, and at full size in small groups as well. */
const GROUPS = [
  ALL,
  ...Array.from({ length: sized(0, 11) }, (_, i) => ALL.filter((__, n) => n % 11 === i)),
];

const FIELDS = [
  ...["practice", "crisis", "member", "alias", "circle", "diamond", "circleContact"],
  ...["diamondContact", "note", "event", "agreement", "greeting", "moment", "policyEn", "decided"],
  ...["measure", "source", "answer", "earlier", "draft", "released", "passkey"],
] as const;
type Field = (typeof FIELDS)[number];

const mark = (field: Field) => `holds${field.toLowerCase()}here`;

test.afterAll(disconnect);
test.describe.configure({ timeout: sized(180_000, 600_000) });

for (const [i, group] of GROUPS.entries()) {
  test(`nothing runs that people write, group ${i + 1}`, async ({ browser }) => {
    const told = await tellWith(group);
    const baseURL = process.env.BASE_URL ?? "";
    const context = await browser.newContext({ baseURL, locale: "en-GB" });
    const seen = await watched(context);
    const page = await context.newPage();
    let views = 0;
    const shown = new Set<string>();
    const look = async (what: () => Promise<unknown>) => {
      await what();
      views += 1;
      const text = await everythingIn(page);
      for (const field of FIELDS) if (text.includes(mark(field))) shown.add(field);
    };
    await comeIn(page, told.okafor);
    await connection().execute(
      sql`update sign_in set proved_at = now() where member_id = ${told.okafor.memberId}`,
    );
    for (const address of told.desk) await look(() => page.goto(address));
    await context.addCookies([{ name: "page", value: told.token, url: baseURL }]);
    for (const address of told.room) await look(() => page.goto(address));
    // What is refused is given back on a page that no component makes.
    const typed = { given: `${mark("draft")} ${group.join("\n")}`, round: newId(), step: "7" };
    const form = { ...typed, link: told.linkId, intent: "continue" };
    await page.goto("/reflect");
    await look(() => submit(page, "/reflect/answer", form));
    // A copy that is kept is opened without any of the server's headers.
    const kept = await page.request.get("/reflect/history/download?as=page");
    expect(kept.ok()).toBe(true);
    await page.goto("about:blank");
    await look(async () => page.setContent(await kept.text()));
    await context.close();
    expect(FIELDS.filter((field) => !shown.has(field))).toEqual([]);
    expect(seen).toEqual({ dialogs: [], reports: [], elsewhere: [], sheets: [] });
    const counted = { dialogs: 0, "CSP reports": 0, "requests elsewhere": 0 };
    figure("Markup and formulas in every field", { stories: 1, views, ...counted }, [
      { story: i + 1, payloads: group.length, fields: FIELDS.length, views, ...counted },
    ]);
  });
}

test("there are sixty that run a script and forty that calculate", () => {
  expect(new Set(MARKUP).size).toBeGreaterThanOrEqual(60);
  expect(new Set(FORMULAS).size).toBeGreaterThanOrEqual(40);
});

test("nothing that is downloaded is a spreadsheet, so no formula calculates", () => {
  const sources = ["app", "components", "content", "data", "domain", "server", "proxy.ts"].flatMap(
    filesIn,
  );
  const saying = (what: RegExp) => sources.filter((file) => what.test(readFileSync(file, "utf8")));
  const downloads = saying(/content-disposition/i);
  // What is kept of one's own reflections, as a page or as JSON.
  expect(downloads).toEqual(["app/reflect/history/download/route.ts"]);
  const sheets = saying(/\bcsv\b|tab-separated|spreadsheet|ms-excel|\.xlsx?\b/i);
  expect(sheets).toEqual([]);
  figure("Live formulas", {
    ...{ formulas: FORMULAS.length, "sources looked through": sources.length },
    ...{ "that download something": downloads.length, spreadsheets: sheets.length },
  });
});

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .map((file) => `${path}/${file}`)
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !/\.test\.tsx?$/.test(file));
}

test("one that is written as it stands would be noticed", async ({ browser }) => {
  const context = await browser.newContext({ baseURL: process.env.BASE_URL ?? "" });
  const seen = await watched(context);
  const page = await context.newPage();
  await page.route("**/sign-in", async (route) => {
    const answer = await route.fetch();
    const body = `${await answer.text()}<img src=x onerror=alert(1)>`;
    await route.fulfill({ response: answer, body });
  });
  await page.goto("/sign-in");
  await expect.poll(() => seen.reports.length).toBeGreaterThan(0);
  await page.goto("about:blank");
  await page.setContent("<img src=x onerror=alert(1)>");
  await expect.poll(() => seen.dialogs.length).toBe(1);
  await context.close();
});

/** What a browser notices while it looks: dialogs, reports of the policy, requests to elsewhere. */
async function watched(context: BrowserContext) {
  const seen = {
    ...{ dialogs: [] as string[], reports: [] as string[] },
    ...{ elsewhere: [] as string[], sheets: [] as string[] },
  };
  await context.exposeFunction("reportOf", (report: string) => seen.reports.push(report));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (report) => {
      (window as unknown as { reportOf: (of: string) => void }).reportOf(
        `${location.pathname}: ${report.effectiveDirective} ${report.blockedURI} ${report.sourceFile}`,
      );
    });
  });
  context.on("dialog", async (dialog) => {
    seen.dialogs.push(dialog.message());
    await dialog.dismiss();
  });
  context.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    // A page's own address may hold the name of another site as text.
    if (/^https?:/.test(protocol) && origin !== new URL(process.env.BASE_URL ?? "").origin)
      seen.elsewhere.push(request.url());
  });
  context.on("response", (response) => {
    const type = response.headers()["content-type"] ?? "";
    if (/csv|excel|spreadsheet/.test(type)) seen.sheets.push(response.url());
  });
  return seen;
}

/** All that a page shows, and all that its fields hold. */
function everythingIn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const fields = [...document.querySelectorAll("input, textarea")] as HTMLInputElement[];
    return [document.documentElement.textContent, ...fields.map(({ value }) => value)].join("\n");
  });
}

async function submit(page: Page, action: string, fields: Record<string, string>): Promise<void> {
  const arrived = page.waitForURL(`**${action}`);
  await page.evaluate(
    ({ action, fields }) => {
      const form = document.createElement("form");
      Object.assign(form, { method: "post", action });
      for (const [name, value] of Object.entries(fields)) {
        const field = document.createElement("textarea");
        Object.assign(field, { name, value });
        form.append(field);
      }
      document.body.append(form);
      form.submit();
    },
    { action, fields },
  );
  await arrived;
}

/** Maya and Jonas with all of it in every field, and what each of their people may open. */
async function tellWith(group: readonly string[]) {
  const text = (field: Field) => `${mark(field)} ${group.join("\n")}`;
  const at = ago(60);
  const house = { name: text("practice"), timeZone: TIME_ZONE, crisisLine: text("crisis"), at };
  const practice = await sample.buildPractice(house);
  const email = `${newId()}@story.example`;
  const owner = { name: text("member"), role: "owner", email, at } as const;
  const okafor = await sample.buildMember(practice, owner);
  // Passkeys are shown to whoever has two-step sign-in.
  await connection().execute(sql`
    insert into totp (member_id, practice_id, secret) values (${okafor.memberId}, ${practice.id}, '\\x00')`);
  await buildPasskey(okafor, text("passkey"));
  await connection().execute(
    sql`update practice set neutral_page = ${`https://weather.example/?q=${MARKUP[13]}`} where id = ${practice.id}`,
  );
  const couple = await sample.buildCouple(okafor, {
    ...{ alias: text("alias"), at },
    circle: { name: text("circle"), language: "en", safeContact: text("circleContact") },
    diamond: { name: text("diamond"), language: "en", safeContact: text("diamondContact") },
  });
  const coupleId = couple.id;
  await sample.buildScreening(okafor, couple, at);
  await sample.buildSessions(okafor, couple, [ago(10), ago(-4)]);
  await sample.buildNote(okafor, couple, text("note"), ago(3));
  const day = wallTimeOf(ago(3), TIME_ZONE).slice(0, 10);
  // They are short, so there is one for each.
  for (const kind of ["event", "agreement"] as const) {
    for (const words of [mark(kind), ...group.filter((each) => each.trim() !== "")])
      await addEntry(okafor, coupleId, { kind, words, day });
  }
  const policy = { version: 1, template: "limited", words: { en: text("policyEn") } } as const;
  await buildConfidences(okafor, couple, { ...policy, at });
  const opens = addDays(wallTimeOf(new Date(), TIME_ZONE), -8);
  const built = await buildAssignment(okafor, couple, {
    ...{ exerciseKey: "weekly-check-in", opens, due: addDays(opens, 5), times: 2, everyWeeks: 1 },
    ...{ timeZone: TIME_ZONE, at, greeting: text("greeting"), moment: text("moment") },
  });
  const [past, open] = built.rounds;
  if (!past || !open) throw new RangeError("the story lacks a round");
  const numbers = { clear: given(6), said: given(4), received: given(7), landed: given(5) };
  const sent = async (who: "circle" | "diamond", words: string) => {
    const answers = { ...numbers, slipped: given("saying"), sentence: given(words) };
    const earlier = { sentence: given(text("earlier")) };
    const writing = { round: past, answers, earlier, startedAt: ago(6), sentAt: ago(6) };
    const [id = ""] = await buildReflections(built, who, [writing]);
    return id;
  };
  const reflections = {
    circle: await sent("circle", text("answer")),
    diamond: await sent("diamond", text("released")),
  };
  const passage = { roundId: past.id, promptKey: "sentence", reflections };
  await buildReleases(practice, built, { ...passage, at: ago(2), opensAt: ago(1) });
  const log = { by: okafor, lookedAt: ago(2), decided: text("decided") };
  const asked = { reflectionId: reflections.diamond, reason: "afraid", at: ago(3), log } as const;
  await buildReview(practice, built, "diamond", asked);
  const figures = { lowest: 0, highest: 60, higherIs: "worse" } as const;
  const named = { name: text("measure"), source: text("source"), ...figures };
  const measureId = await buildMeasure(
    ...([okafor, { ...named, standardDeviation: 7.5, retestReliability: 0.84 }, at] as const),
  );
  await buildTotals(okafor, couple, { measureId, mark: "circle", totals: [[day, 31]] });
  const { token, partner } = await buildPartnerSignIn(built, "circle");
  await setPassphrase(partner, "seven green kettles");
  const maya = await partnerOf(token);
  if (!maya) throw new Error("the sign-in does not serve");
  await saveAnswer(maya, open.id, "sentence", given(text("draft")));
  const queries = ["exercise", "from", "to", "who", "couple", "with", "expand", "error", "show"];
  const query = queries.map((name) => `&${name}=${encodeURIComponent(group[0] ?? "")}`).join("");
  const ids = { coupleId, assignmentId: built.id, roundId: past.id, exerciseKey: "tune-in" };
  const desk = addresses(/^\/(couples|settings|exercises|prepare)/, ids);
  const n = { n: "7", missing: "nothing-here" };
  const room = addresses(/^\/reflect/, n, /page$/);
  const report = `/couples/${coupleId}/report?paper=on&with=flags&with=alone&with=notes`;
  return {
    ...{ okafor, token, linkId: maya.linkId },
    desk: [...desk.flatMap((each) => [each, each + query]), report, `${report}&for=circle`],
    room: [...room, ...room.map((each) => each + query)],
  };
}
