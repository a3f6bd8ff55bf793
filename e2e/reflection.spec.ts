import { expect, test } from "@playwright/test";
import { fill } from "@/content/words/words";
import { disconnect } from "@/db/client";
import {
  answerAll,
  arrive,
  build,
  choice,
  ELSEWHERE,
  en,
  es,
  give,
  PHONE,
  press,
  rowsOf,
  start,
  TIME_ZONE,
  toStep,
} from "./fixtures";

test.use({ viewport: PHONE, locale: "en-GB", timezoneId: TIME_ZONE });

test.beforeEach(({ context }) =>
  context.route(ELSEWHERE, (route) => route.fulfill({ body: "Elsewhere" })),
);

test.afterAll(disconnect);

test("before Start nothing is told and nothing changes, however often it is fetched", async ({
  page,
  request,
}) => {
  // Theirs alone: what other tests write meanwhile is of other practices.
  const cast = await build();
  const { maya, jonas, reflections } = await give("weekly-check-in", cast);
  const before = await rowsOf(cast);
  expect(before.filter(({ count }) => count > 0).map(({ name }) => name)).toEqual(
    expect.arrayContaining(["practice", "couple", "partner", "link", "round"]),
  );
  for (let i = 0; i < 25; i++) {
    const address = [maya, jonas, `${maya}?lang=es`, "/reflect/ended"][i % 4] ?? maya;
    expect((await request.get(address)).status()).toBe(200);
    expect((await request.head(address)).status()).toBe(200);
  }
  expect(await rowsOf(cast)).toEqual(before);
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
  await expect(page.getByRole("link", { name: en.leaveWays.now })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: en.leave, exact: true })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/reflect");
  await page.getByRole("button", { name: /^Yes/ }).press("Enter");
  await page.getByRole("button", { name: en.whoSees.start, exact: true }).press("Enter");
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
  // The address changes before the screen does: what is typed until then would be lost.
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("textbox")).toBeFocused();
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

// A screen's markup is the same whatever its theme and width, so each of the two languages meets each
// width and each theme once, and not every three of them together.
const SPANISH = { words: es, who: "jonas", locale: "es-ES", sentence: "Quería que lo notaras." };
const ENGLISH = { words: en, who: "maya", locale: "en-GB", sentence: "I wanted you to notice." };
const NARROW = { width: 320, height: 640 };
for (const [{ words, who, locale, sentence }, viewport, colorScheme] of [
  [SPANISH, NARROW, "light"],
  [SPANISH, PHONE, "dark"],
  [ENGLISH, NARROW, "dark"],
  [ENGLISH, PHONE, "light"],
] as const) {
  test.describe(`${locale}, without script, ${viewport.width} px, ${colorScheme}`, () => {
    test.use({ locale, viewport, colorScheme, javaScriptEnabled: false });

    test("the whole way, skipping and not knowing", async ({ page }) => {
      const given = await give();
      await arrive(page, who === "maya" ? given.maya : given.jonas, words);
      await expect(page).toHaveTitle(words.pageTitle);
      await press(page, words.whoSees.start);
      await press(page, words.step.next);
      await press(page, words.step.unknown);
      await press(page, words.step.skip);
      await expect(page).toHaveURL(/step\/4/);
      await press(page, words.step.back);
      await expect(page.getByText(words.step.wasSkipped)).toBeVisible();
      await choice(page, "10").check();
      await press(page, words.step.next);
      await press(page, words.step.next);
      await expect(page.getByRole("alert").first()).toContainText(words.problems.nothingChosen);
      await press(page, words.step.skip);
      await press(page, words.step.skip);
      await press(page, words.step.unknown);
      await page.getByRole("textbox").fill(sentence);
      await press(page, words.step.next);
      await expect(page.locator("main li")).toContainText([
        words.preview.unknown,
        fill(words.preview.scale, { value: 10 }),
        words.preview.skipped,
        words.preview.skipped,
        words.preview.unknown,
        sentence,
      ]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBe(viewport.width);
      await press(page, words.preview.send);
      await expect(page).toHaveURL(/done/);
      expect(await given.reflections()).toEqual({ begun: 1, sent: 1 });
    });
  });
}

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 640 }, locale: "es-ES" });

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
    expect(await reflections()).toEqual({ begun: 1, sent: 0 });
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
  // What was pressed in the tunnel may still go through by itself; else it waits to be pressed again.
  const saved = page.getByRole("status").filter({ hasText: /^Saved/ });
  const preview = page.getByRole("heading", { name: en.preview.heading });
  await expect(saved.or(preview).first()).toBeVisible({ timeout: 35_000 });
  if (!page.url().endsWith("/preview")) await press(page, en.step.next);
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

test("an answer that comes after another tab sent is told so", async ({ page, context }) => {
  const { maya, reflections } = await give();
  await start(page, maya);
  await answerAll(page, "Said once.");
  const second = await context.newPage();
  await second.goto("/reflect/step/7");
  await press(page, en.preview.send);
  await page.waitForURL("**/done");
  await second.getByRole("textbox").fill("Said too late.");
  await press(second, en.step.next);
  await expect(second.getByRole("alert").filter({ hasText: en.problems.sent })).toBeVisible();
  await expect(second.getByRole("textbox")).toHaveValue("Said too late.");
  expect(await reflections()).toEqual({ begun: 1, sent: 1 });
});

test("once done, nothing is left to read", async ({ page }) => {
  const { maya } = await give();
  await start(page, maya);
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
  await arrive(page, maya);
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
