import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { sql } from "drizzle-orm";
import { connection, disconnect } from "@/db/client";
import { build, ELSEWHERE, en, es, give, PHONE, press, start, TIME_ZONE, toStep } from "./fixtures";
import { look } from "./looking";

const PLANTED = "Quillfeather, to be found nowhere.";

test.use({ viewport: PHONE, locale: "en-GB", timezoneId: TIME_ZONE });

test.beforeEach(({ context }) =>
  context.route(ELSEWHERE, (route) => route.fulfill({ body: "Elsewhere" })),
);

test.afterAll(disconnect);

/** A step with words in it that are saved, and one behind it in the tab's history. */
async function write(page: Page, address: string) {
  await start(page, address);
  await toStep(page, 6);
  await toStep(page, 7);
  await page.getByRole("textbox").fill(PLANTED);
  await expect(page.getByRole("status")).toHaveText(/^Saved/);
}

async function partnerCookies(context: BrowserContext) {
  return (await context.cookies()).filter((cookie) => /page$/.test(cookie.name));
}

/** Goes back through all that the tab remembers. */
async function nothingBehind(page: Page) {
  for (let i = 0; i < 8; i++) {
    await page.goBack({ waitUntil: "networkidle" }).catch(() => null);
    expect(await page.content()).not.toContain("Quillfeather");
    expect(await page.locator("textarea").count()).toBe(0);
    if (page.url().includes("/r/") || page.url() === "about:blank") return;
  }
}

/** Tells, once the page shows its words no more, how long after the last key that was, and what it shows. */
async function watching(page: Page) {
  const told = page.waitForEvent("console", (message) => message.text().startsWith("{"));
  await page.evaluate(() => {
    let pressed = 0;
    const note = () => {
      pressed = performance.now();
    };
    addEventListener("keyup", note, true);
    const look = () => {
      if (document.querySelector("main")?.checkVisibility()) return requestAnimationFrame(look);
      const after = performance.now() - pressed;
      // biome-ignore lint/performance/useDomNodeTextContent: what is seen, not what is there.
      return console.log(JSON.stringify({ after, shows: document.body.innerText }));
    };
    requestAnimationFrame(look);
  });
  return { once: told.then((message) => JSON.parse(message.text())) };
}

async function shiftThrice(page: Page) {
  for (let i = 0; i < 3; i++) await page.keyboard.press("Shift");
}

test("the link goes elsewhere and ends the sign-in; going back shows nothing", async ({
  page,
  context,
}) => {
  const { maya } = await give();
  await write(page, maya);
  await page.getByRole("link", { name: en.leave, exact: true }).click();
  await expect(page.getByText("Elsewhere")).toBeVisible();
  expect(await partnerCookies(context)).toEqual([]);
  await nothingBehind(page);
  await page.goto("/reflect/step/7");
  await expect(page).toHaveURL(/ended/);
});

test("it is the first thing that Tab comes to, on every screen", async ({ page }) => {
  const { maya } = await give();
  await start(page, maya);
  for (const address of [maya, "/reflect/step/7", "/reflect/preview", "/reflect/leaving"]) {
    await page.goto(address);
    await page.keyboard.press("Tab");
    const first = page.getByRole("link", { name: en.leaveWays.now });
    await expect(first).toBeFocused();
    await expect(first).toBeInViewport();
  }
  await page.keyboard.press("Enter");
  await expect(page.getByText("Elsewhere")).toBeVisible();
  await nothingBehind(page);
});

test("Shift three times hides what is there within 100 ms, and leaves", async ({
  page,
  context,
}) => {
  const { maya } = await give();
  await write(page, maya);
  // Held up on its way out, so that the page itself must hide what it shows.
  await context.route("**/leave", async (route) => {
    await new Promise((done) => setTimeout(done, 2000));
    await route.abort();
  });
  const told = await watching(page);
  await page.getByRole("textbox").focus();
  await shiftThrice(page);
  const { after, shows } = await told.once;
  expect(after).toBeLessThan(100);
  expect(shows).toBe(en.leaveWays.going);
});

test("Shift three times ends the sign-in, and going back shows nothing", async ({
  page,
  context,
}) => {
  const { maya } = await give();
  await write(page, maya);
  await shiftThrice(page);
  await expect(page.getByText("Elsewhere")).toBeVisible();
  expect(await partnerCookies(context)).toEqual([]);
  await nothingBehind(page);
});

test("each press is told, for eye and ear, and called off by another key or by waiting", async ({
  page,
}) => {
  const { maya } = await give();
  await start(page, maya);
  await page.clock.install();
  await toStep(page, 7);
  const [heard, seen] = [page.locator("[data-said]"), page.locator("[data-shown]")];
  await expect(heard).toHaveAttribute("aria-live", "polite");
  await page.keyboard.press("Shift");
  await expect(heard).toHaveText(en.leaveWays.two);
  await expect(seen).toHaveText(`●○○ ${en.leaveWays.two}`);
  await look(page, "leave-progress");
  await page.keyboard.press("Shift");
  await expect(heard).toHaveText(en.leaveWays.one);
  await page.clock.fastForward(5100);
  await expect(heard).toHaveText(en.leaveWays.expired);
  await page.clock.fastForward(5100);
  await expect(heard).toBeEmpty();
  await page.keyboard.press("Shift");
  await page.keyboard.press("Shift");
  await page.keyboard.press("a");
  await expect(heard).toBeEmpty();
  // Capital letters are written with Shift and leave nothing.
  await page.getByRole("textbox").focus();
  for (const letter of "ABCDE") await page.keyboard.press(`Shift+${letter}`);
  await expect(page.getByRole("textbox")).toHaveValue("ABCDE");
  await expect(page).toHaveURL(/step\/7/);
});

test("it goes to the page that the practice named", async ({ page, context }) => {
  const cast = await build();
  const { maya } = await give("weekly-check-in", cast);
  await connection().execute(
    sql`update practice set neutral_page = 'https://weather.example/today' where id = ${cast.practice.id}`,
  );
  await context.route("https://weather.example/**", (route) => route.fulfill({ body: "Rain" }));
  await start(page, maya);
  await page.getByRole("link", { name: en.leave, exact: true }).click();
  await expect(page.getByText("Rain")).toBeVisible();
  await expect(page).toHaveURL("https://weather.example/today");
});

test("a page explains it, and says what stays in the history", async ({ page }) => {
  const { maya } = await give();
  await start(page, maya);
  await page.goto("/reflect");
  await page.getByRole("link", { name: en.whoSees.leaveMore }).click();
  await expect(page).toHaveURL(/leaving/);
  await expect(page.getByText(en.leaving.history)).toBeVisible();
  await page.getByRole("link", { name: en.leaving.return }).click();
  await expect(page).toHaveURL(/reflect$/);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 640 }, locale: "es-ES" });

  test("the link goes elsewhere and going back shows nothing", async ({ page, context }) => {
    const { jonas } = await give();
    await start(page, jonas, es);
    await toStep(page, 7);
    await page.getByRole("textbox").fill(PLANTED);
    await press(page, es.step.next);
    await page.waitForURL("**/preview");
    await expect(page.locator("main")).toContainText(PLANTED);
    await page.getByRole("link", { name: es.leave, exact: true }).click();
    await expect(page.getByText("Elsewhere")).toBeVisible();
    expect(await partnerCookies(context)).toEqual([]);
    await nothingBehind(page);
  });

  test("it is explained where nobody is signed in too", async ({ page }) => {
    await page.goto("/reflect/leaving");
    await expect(page.getByText(es.leaving.history)).toBeVisible();
    await page.getByRole("link", { name: "English" }).click();
    await expect(page.getByText(en.leaving.history)).toBeVisible();
  });
});
