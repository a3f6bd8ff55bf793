import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { sql } from "drizzle-orm";
import { type ClientWords, wordsFor } from "@/content/words/words";
import { connection, disconnect } from "@/db/client";
import { buildAssignment, buildClosure } from "@/db/sample/assigning";
import { buildCouple, buildMember, buildPractice, buildScreening } from "@/db/sample/builders";
import { addDays, wallTimeOf } from "@/domain/wall-time";
import { newId } from "@/server/id";

const DAY = 86_400_000;
const TIME_ZONE = "Europe/Madrid";
const PHONE = { width: 390, height: 844 };
const en = wordsFor("en");
const es = wordsFor("es");

let built: ReturnType<typeof build> | undefined;

async function build() {
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
  return { okafor, couple };
}

/** An exercise that opened yesterday, with the addresses of both links. */
async function give(exerciseKey = "weekly-check-in") {
  built ??= build();
  const { okafor, couple } = await built;
  const opens = addDays(wallTimeOf(new Date(), TIME_ZONE), -1);
  const given = await buildAssignment(okafor, couple, {
    ...{ exerciseKey, opens, due: addDays(opens, 5), times: 1, everyWeeks: 1 },
    ...{ timeZone: TIME_ZONE, at: new Date(), greeting: "Take your time with this one." },
  });
  const { circle, diamond } = given.links;
  if (!circle || !diamond) throw new RangeError("both were given a link");
  const revoke = (link: typeof circle) => buildClosure(okafor, couple, link.id, "revoked");
  return {
    maya: `/r/${circle.token}`,
    jonas: `/r/${diamond.token}`,
    revokeMaya: () => revoke(circle),
    reflections: () => count(given.id),
    changes: () => changes(given.id),
  };
}

/** What is stored of an assignment's reflections: how many there are, and how many were sent. */
async function count(assignmentId: string) {
  const { rows } = await connection().execute<{ begun: number; sent: number }>(
    sql`select count(*)::int as begun, count(sent_at)::int as sent from reflection where assignment_id = ${assignmentId}`,
  );
  return rows[0];
}

/** Everything about an assignment that a visit could change. */
async function changes(assignmentId: string) {
  const { rows } = await connection().execute(sql`
    select (select json_agg(l) from link l where l.assignment_id = ${assignmentId}) as links,
      (select json_agg(s) from partner_sign_in s where s.assignment_id = ${assignmentId}) as sign_ins,
      (select count(*) from audit a where a.subject_id in
        (select l.id from link l where l.assignment_id = ${assignmentId})) as audited`);
  return rows[0];
}

async function start(page: Page, address: string, words: ClientWords = en) {
  await page.goto(address);
  await page.getByRole("button", { name: words.landing.start }).click();
  await page.waitForURL("**/reflect");
}

function press(page: Page, name: string) {
  // The form's first button is there for the Enter key alone.
  return page.locator("main").getByRole("button", { name, exact: true }).click();
}

async function toStep(page: Page, number: number) {
  await page.goto(`/reflect/step/${number}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

function choice(page: Page, value: string) {
  return page.locator(`input[type="radio"][value="${value}"]`);
}

/** Answers the weekly check-in from its first step and stops at the preview. */
async function answerAll(page: Page, sentence: string, words: ClientWords = en) {
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

test.use({ viewport: PHONE, locale: "en-GB", timezoneId: TIME_ZONE });

test.beforeEach(({ context }) =>
  context.route("https://www.wikipedia.org/**", (route) => route.fulfill({ body: "Elsewhere" })),
);

test.afterAll(disconnect);

test("before Start nothing is told and nothing changes, however often it is fetched", async ({
  page,
  request,
}) => {
  const { maya, reflections, changes } = await give();
  const before = await changes();
  for (let i = 0; i < 25; i++) {
    expect((await request.get(maya)).status()).toBe(200);
    expect((await request.head(maya)).status()).toBe(200);
  }
  expect(await changes()).toEqual(before);
  expect(await reflections()).toEqual({ begun: 0, sent: 0 });
  await page.goto(maya);
  await expect(page).toHaveTitle("Page");
  await expect(page.locator("main")).not.toContainText(/okafor|maya|jonas|therap|minute|check-in/i);
});

test("links that are unknown, revoked or malformed end alike", async ({ request, baseURL }) => {
  const { maya, revokeMaya } = await give();
  await revokeMaya();
  const headers = { origin: baseURL ?? "" };
  const unknown = `/r/${"A".repeat(43)}`;
  const ends = await Promise.all(
    [maya, unknown, "/r/short"].map((address) =>
      request.post(`${address}/start`, { headers, maxRedirects: 0 }),
    ),
  );
  const seen = await Promise.all(
    ends.map(async (end) => [end.status(), end.headers().location, await end.text()]),
  );
  expect(seen).toEqual(Array(3).fill([303, "/reflect/ended", ""]));
  const page = await (await request.get("/reflect/ended")).text();
  expect(page).toContain(en.ended.dead);
});

test("by keyboard alone, without a new page, each step beginning at its title", async ({
  page,
}) => {
  const { maya, reflections } = await give();
  await page.goto(maya);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: en.leave })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/reflect");
  await page.getByRole("link", { name: en.whoSees.start, exact: true }).press("Enter");
  await page.waitForURL("**/step/1");
  const loadedAt = () => page.evaluate(() => performance.timeOrigin);
  const loaded = await loadedAt();
  for (const number of [2, 3, 4, 5, 6]) {
    await page.getByRole("button", { name: en.step.next, exact: true }).last().press("Enter");
    await page.waitForURL(`**/step/${number}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    // From the title the first choice is one key away; Space takes it.
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await expect(page.locator("input:checked")).toHaveCount(1);
  }
  // Enter on a choice is Continue, not the first button that is seen.
  await page.keyboard.press("Enter");
  await page.waitForURL("**/step/7");
  await page.keyboard.press("Tab");
  await page.keyboard.type("I wanted you to notice.");
  await expect(page.getByRole("status")).toHaveText(/^Saved \d\d:\d\d$/);
  await page.getByRole("button", { name: en.step.next, exact: true }).last().press("Enter");
  await page.waitForURL("**/preview");
  await expect(page.locator("main")).toContainText("I wanted you to notice.");
  expect(await loadedAt()).toBe(loaded);
  await page.getByRole("button", { name: en.preview.send }).press("Enter");
  await page.waitForURL("**/done");
  expect(await reflections()).toEqual({ begun: 1, sent: 1 });
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 640 }, locale: "es-ES" });

  test("the whole way, skipping and not knowing", async ({ page }) => {
    const { jonas, reflections } = await give();
    await start(page, jonas, es);
    await expect(page).toHaveTitle("Página");
    await page.getByRole("link", { name: es.whoSees.start, exact: true }).click();
    await press(page, es.step.next);
    await press(page, es.step.unknown);
    await press(page, es.step.skip);
    await expect(page).toHaveURL(/step\/4/);
    await press(page, es.step.back);
    await expect(page.getByText(es.step.wasSkipped)).toBeVisible();
    await choice(page, "10").check();
    await press(page, es.step.next);
    await press(page, es.step.next);
    await expect(page.getByRole("alert").first()).toContainText(es.problems.nothingChosen);
    await press(page, es.step.skip);
    await press(page, es.step.skip);
    await press(page, es.step.unknown);
    await page.getByRole("textbox").fill("Quería que lo notaras.");
    await press(page, es.step.next);
    await expect(page.locator("main li")).toContainText([
      es.preview.unknown,
      "10 de 10",
      es.preview.skipped,
      es.preview.skipped,
      es.preview.unknown,
      "Quería que lo notaras.",
    ]);
    await press(page, es.preview.send);
    await expect(page).toHaveURL(/done/);
    expect(await reflections()).toEqual({ begun: 1, sent: 1 });
  });

  test("what is too long comes back whole and can be shortened", async ({ page }) => {
    const { jonas } = await give();
    await start(page, jonas, es);
    await toStep(page, 7);
    const long = `${"</textarea><b>é".repeat(1400)} fin`;
    await page.getByRole("textbox").fill(long);
    await press(page, es.step.next);
    expect(await page.getByRole("textbox").inputValue()).toBe(long);
    await page.getByRole("textbox").fill("Más corto.");
    await press(page, es.step.next);
    await expect(page.locator("main")).toContainText("Más corto.");
    await expect(page).toHaveURL(/preview/);
  });

  test("what arrives after the page closed comes back to be copied", async ({ page }) => {
    const { maya, revokeMaya, reflections } = await give();
    await start(page, maya, es);
    await toStep(page, 7);
    await page.getByRole("textbox").fill("Words that came too late.");
    await revokeMaya();
    await press(page, en.step.next);
    await expect(page.getByRole("textbox")).toHaveValue("Words that came too late.");
    await expect(page.getByRole("textbox")).not.toBeEditable();
    await expect(page.getByText(es.problems.ended)).toBeVisible();
    expect(await reflections()).toEqual({ begun: 0, sent: 0 });
  });
});

test("a lost connection loses no words and says so", async ({ page, context }) => {
  const { maya } = await give();
  await start(page, maya);
  await toStep(page, 7);
  await context.setOffline(true);
  await page.getByRole("textbox").fill("Written in a tunnel.");
  await expect(page.getByRole("status")).toHaveText(en.saving.offline);
  await press(page, en.step.next);
  await expect(page.getByRole("status")).toHaveText(en.saving.offline);
  await expect(page.getByRole("textbox")).toHaveValue("Written in a tunnel.");
  await context.setOffline(false);
  await expect(page.getByRole("status")).toHaveText(/^Saved/, { timeout: 35_000 });
  await press(page, en.step.next);
  await expect(page.locator("main")).toContainText("Written in a tunnel.");
});

test("what arrives after the page closed stays where it was typed", async ({ page }) => {
  const { maya, revokeMaya } = await give();
  await start(page, maya);
  await toStep(page, 7);
  await revokeMaya();
  await page.getByRole("textbox").fill("Words that came too late.");
  await expect(page.getByRole("alert").filter({ hasText: en.problems.ended })).toBeVisible();
  await press(page, en.step.next);
  await expect(page.getByRole("textbox")).toHaveValue("Words that came too late.");
  await page.reload();
  await expect(page).toHaveURL(/ended/);
});

test("left alone for a quarter of an hour, the page closes itself", async ({ page }) => {
  const { maya } = await give();
  await start(page, maya);
  await page.clock.install();
  await toStep(page, 7);
  await page.getByRole("textbox").fill("Left lying on the table.");
  await page.clock.runFor(3000);
  await expect(page.getByRole("status")).toHaveText(/^Saved/);
  await page.clock.fastForward("16:00");
  await expect(page).toHaveURL(/ended/);
  await expect(page.locator("main")).not.toContainText("Left lying");
});

test("back and forward keep what was answered", async ({ page }) => {
  const { maya } = await give();
  await start(page, maya);
  await page.getByRole("link", { name: en.whoSees.start, exact: true }).click();
  await answerAll(page, "Kept on the way back.");
  await page.goBack();
  await expect(page.getByRole("textbox")).toHaveValue("Kept on the way back.");
  await page.goBack();
  await expect(choice(page, "saying")).toBeChecked();
  await page.goForward();
  await expect(page.getByRole("textbox")).toHaveValue("Kept on the way back.");
});

test("a draft is read back in its own sign-in only, and can be replaced", async ({
  page,
  browser,
}) => {
  const { maya } = await give();
  await start(page, maya);
  await toStep(page, 7);
  await page.getByRole("textbox").fill("A draft of mine.");
  await expect(page.getByRole("status")).toHaveText(/^Saved/);
  await start(page, maya);
  await toStep(page, 7);
  await expect(page.getByRole("textbox")).toHaveValue("A draft of mine.");
  const other = await browser.newContext();
  const elsewhere = await other.newPage();
  await start(elsewhere, maya);
  await toStep(elsewhere, 7);
  await expect(elsewhere.getByText(en.step.elsewhereWrite)).toBeVisible();
  expect(await elsewhere.content()).not.toContain("A draft of mine.");
  await press(elsewhere, en.step.next);
  await elsewhere.waitForURL("**/preview");
  await expect(elsewhere.locator("main")).toContainText(en.preview.elsewhere);
  expect(await elsewhere.content()).not.toContain("A draft of mine.");
  await press(elsewhere, en.preview.send);
  await elsewhere.waitForURL("**/done");
  await press(elsewhere, en.done.correct);
  await elsewhere.waitForURL("**/preview");
  expect(await elsewhere.content()).not.toContain("A draft of mine.");
  await other.close();
});

test("however often and from wherever it is sent, it is sent once", async ({ page, context }) => {
  const { maya, reflections } = await give();
  await start(page, maya);
  await page.getByRole("link", { name: en.whoSees.start, exact: true }).click();
  await answerAll(page, "Said once.");
  const second = await context.newPage();
  await second.goto("/reflect/preview");
  const third = await context.newPage();
  await third.goto("/reflect/step/7");
  await third.getByRole("textbox").fill("Changed meanwhile.");
  await press(third, en.step.next);
  await third.waitForURL("**/preview");
  await press(page, en.preview.send);
  await expect(page.getByRole("alert").filter({ hasText: en.problems.changed })).toBeVisible();
  await third.getByRole("button", { name: en.preview.send }).dblclick();
  await third.waitForURL("**/done");
  await press(second, en.preview.send);
  await second.waitForURL("**/done");
  expect(await reflections()).toEqual({ begun: 1, sent: 1 });
});

test("once done, nothing is left to read", async ({ page }) => {
  const { maya } = await give();
  await start(page, maya);
  await page.getByRole("link", { name: en.whoSees.start, exact: true }).click();
  await answerAll(page, "Zephyr, to be found nowhere.");
  await press(page, en.preview.send);
  await page.waitForURL("**/done");
  await press(page, en.done.correct);
  await page.waitForURL("**/preview");
  await expect(page.locator("main")).toContainText("Zephyr");
  await press(page, en.preview.send);
  await page.waitForURL("**/done");
  await press(page, en.done.finish);
  await expect(page.getByText(en.ended.closed)).toBeVisible();
  for (let i = 0; i < 8; i++) {
    await page.goBack({ waitUntil: "networkidle" });
    expect(await page.content()).not.toContain("Zephyr");
    if (page.url().includes("/r/")) break;
  }
  for (const address of ["/reflect/preview", "/reflect/step/7", "/reflect/done"]) {
    await page.goto(address);
    await expect(page).toHaveURL(/ended/);
  }
  const kept = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    caches: await caches.keys(),
  }));
  expect(kept).toEqual({ local: [], session: [], caches: [] });
  // The link still serves, and still gives nothing back.
  await page.goto(maya);
  await press(page, en.landing.start);
  await expect(page.getByText(en.done.closed)).toBeVisible();
});

test("the other partner's link replaces a sign-in; an old page cannot write into the new one", async ({
  page,
  context,
}) => {
  const { maya, jonas } = await give();
  await start(page, maya);
  await toStep(page, 7);
  const other = await context.newPage();
  await start(other, jonas);
  await page.getByRole("textbox").fill("Maya's own words.");
  await press(page, en.step.next);
  await expect(page.getByRole("alert").filter({ hasText: /./ })).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveValue("Maya's own words.");
  await other.goto("/reflect/preview");
  expect(await other.content()).not.toContain("Maya's own words.");
  await expect(other.getByText(es.preview.unanswered)).toHaveCount(6);
});

test("Leave goes elsewhere and ends the sign-in", async ({ page, context }) => {
  const { maya } = await give();
  await start(page, maya);
  await toStep(page, 7);
  await page.getByRole("link", { name: en.leave }).click();
  await expect(page.getByText("Elsewhere")).toBeVisible();
  expect(await partnerCookies(context)).toEqual([]);
  await page.goto("/reflect/step/7");
  await expect(page).toHaveURL(/ended/);
});

async function partnerCookies(context: BrowserContext) {
  return (await context.cookies()).filter((cookie) => /page$/.test(cookie.name));
}

test("a form from elsewhere, or from nowhere, is refused", async ({ page, request, baseURL }) => {
  const { maya } = await give();
  for (const origin of ["https://elsewhere.example", "null", undefined]) {
    const headers: Record<string, string> = origin === undefined ? {} : { origin };
    const refused = await request.post(`${maya}/start`, { headers, maxRedirects: 0 });
    expect(refused.status()).toBe(403);
  }
  const headers = { origin: baseURL ?? "" };
  expect((await request.post(`${maya}/start`, { headers, maxRedirects: 0 })).status()).toBe(303);
  await start(page, maya);
  const form = { given: "x".repeat(70_000) };
  const large = await page.request.post("/reflect/answer", { headers, form });
  expect(large.status()).toBe(413);
  expect(await large.text()).toContain(form.given);
});

for (const scheme of ["light", "dark"] as const) {
  for (const width of [390, 1280]) {
    test(`every screen is without fault for axe (${scheme}, ${width})`, async ({
      browser,
      baseURL,
    }) => {
      const context = await browser.newContext({
        ...{ viewport: { width, height: 844 }, colorScheme: scheme, reducedMotion: "reduce" },
        baseURL: baseURL ?? "",
      });
      const page = await context.newPage();
      const { maya } = await give("soft-landing");
      await page.goto(maya);
      await check(page);
      await start(page, maya);
      await check(page);
      for (const number of [1, 2, 5, 7]) {
        await toStep(page, number);
        await check(page);
      }
      await toStep(page, 5);
      await press(page, en.step.next);
      await check(page);
      await choice(page, "3").check();
      await check(page);
      await press(page, en.step.next);
      await page.waitForURL("**/step/6");
      await page.goto("/reflect/preview");
      await check(page);
      await press(page, en.preview.send);
      await page.waitForURL("**/done");
      await check(page);
      await press(page, en.done.finish);
      await page.waitForURL("**/ended?*");
      await check(page);
      await context.close();
    });
  }
}

async function check(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(" ")}`);
  expect(found, page.url()).toEqual([]);
}
