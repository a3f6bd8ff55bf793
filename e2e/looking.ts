import { mkdirSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page } from "@playwright/test";
import { ELSEWHERE, TIME_ZONE } from "./fixtures";

// How screens are looked at: as axe does, and in a picture of each when pictures are wanted.

const FOLDER = process.env.SCREENSHOTS_DIR;
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export type View = {
  size: string;
  viewport: { width: number; height: number };
  theme: "light" | "dark";
};

export const VIEWS: View[] = [
  { size: "desktop", viewport: { width: 1280, height: 900 } },
  { size: "phone", viewport: { width: 390, height: 844 } },
].flatMap((each) => (["light", "dark"] as const).map((theme) => ({ ...each, theme })));

/** An address, or what is done on the page that the screen before left. */
type Way = string | ((page: Page) => Promise<unknown>);

/** "picture" where another spec has axe look at the same screen in the same four views. */
export type Screen = [name: string, way: Way, only?: "picture"];

export async function open(browser: Browser, { viewport, theme }: View): Promise<Page> {
  const context = await browser.newContext({
    ...{ viewport, colorScheme: theme, reducedMotion: "reduce", locale: "en-GB" },
    ...{ timezoneId: TIME_ZONE, baseURL: process.env.BASE_URL ?? "" },
  });
  await context.route(ELSEWHERE, (route) => route.fulfill({ body: "Elsewhere" }));
  // A step that leads nowhere is told at once, not when the time of the whole walk is over.
  context.setDefaultTimeout(30_000);
  return context.newPage();
}

/** Goes from screen to screen and looks at each. */
export async function walk(page: Page, view: View, screens: readonly Screen[]): Promise<void> {
  for (const [name, way, only] of screens) {
    await (typeof way === "string" ? page.goto(way) : way(page));
    // A heading and a title: a screen that script brought has its title a moment later.
    await expect(page.locator("h1").first(), name).toBeVisible();
    await expect(page, name).toHaveTitle(/./);
    if (only !== "picture") await look(page, name);
    await keep(page, `${name}-${view.viewport.width}-${view.theme}`);
  }
  await page.context().close();
}

async function look(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // No page has a frame, and without them axe needs no page of its own to finish in.
    .setLegacyMode()
    .withTags(RULES)
    .analyze();
  const found = violations.map((each) => `${each.id} ${each.nodes[0]?.html ?? ""}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect.soft({ found, wide }, name).toEqual({ found: [], wide: false });
}

async function keep(page: Page, name: string): Promise<void> {
  if (!FOLDER) return;
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path: join(FOLDER, `${name}.png`), fullPage: true });
}
