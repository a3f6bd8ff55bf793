import { mkdirSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page } from "@playwright/test";
import { ELSEWHERE, TIME_ZONE } from "./fixtures";

// How screens are looked at: as axe does, and in a picture of each when pictures are wanted. A screen
// is opened once and looked at four ways: what differs between them is CSS alone.

const FOLDER = process.env.SCREENSHOTS_DIR;
const SIZES = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
];
/** What a theme can change; the rest of axe's rules has been asked in the other one. */
const OF_COLOUR = ["color-contrast", "link-in-text-block"];

/** An address, or what is done on the page that the screen before left. */
type Way = string | ((page: Page) => Promise<unknown>);
export type Screen = [name: string, way: Way];

export async function open(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    ...{ viewport: SIZES[0] ?? null, reducedMotion: "reduce", locale: "en-GB" },
    ...{ timezoneId: TIME_ZONE, baseURL: process.env.BASE_URL ?? "" },
  });
  await context.route(ELSEWHERE, (route) => route.fulfill({ body: "Elsewhere" }));
  // A step that leads nowhere is told at once, not when the time of the whole walk is over.
  context.setDefaultTimeout(30_000);
  return context.newPage();
}

/** Goes from screen to screen and looks at each. */
export async function walk(page: Page, screens: readonly Screen[]): Promise<void> {
  for (const [name, way] of screens) {
    await (typeof way === "string" ? page.goto(way) : way(page));
    await look(page, name);
  }
  await page.context().close();
}

/** Looks at the screen that is open: at a desk and on a phone (or there alone), light and dark. */
export async function look(page: Page, name: string, sizes = SIZES): Promise<void> {
  // A heading and a title: a screen that script brought has its title a moment later.
  await expect(page.locator("h1").first(), name).toBeVisible();
  await expect(page, name).toHaveTitle(/./);
  const before = page.viewportSize();
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const theme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      // The theme is there with the next frame.
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      const view = `${name}-${size.width}-${theme}`;
      expect.soft(await faults(page, theme === "dark" ? OF_COLOUR : []), view).toEqual([]);
      await keep(page, view);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect.soft(wide, `${name} is wider than ${size.width}`).toBe(false);
  }
  await page.emulateMedia({ colorScheme: null });
  if (before) await page.setViewportSize(before);
}

/** What axe has to say of the screen that is open, as it is: every rule, or those named. */
export async function faults(page: Page, rules: string[] = []): Promise<string[]> {
  // No page has a frame, and without them axe needs no page of its own to finish in.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules.length > 0 ? axe.withRules(rules) : axe).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(" ")}`);
}

async function keep(page: Page, name: string): Promise<void> {
  if (!FOLDER) return;
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path: join(FOLDER, `${name}.png`), fullPage: true });
}
