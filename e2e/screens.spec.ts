import { mkdirSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { loadSample } from "@/db/sample/load";

const FOLDER = process.env.SCREENSHOTS_DIR;
const SIZES = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };
const THEMES = ["light", "dark"] as const;
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const views = Object.entries(SIZES).flatMap(([size, viewport]) =>
  THEMES.map((theme) => ({ size, viewport, theme })),
);

for (const { size, viewport, theme } of views) {
  test.describe(`${size}, ${theme}`, () => {
    test.setTimeout(240_000);

    /** Looks at a screen as axe does, and keeps a picture of it when pictures are wanted. */
    async function look(page: Page, name: string) {
      await expect(page.locator("h1").first()).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
      const found = violations.map((each) => `${name}: ${each.id} ${each.nodes[0]?.html ?? ""}`);
      expect.soft(found).toEqual([]);
      if (!FOLDER) return;
      mkdirSync(FOLDER, { recursive: true });
      const file = join(FOLDER, `${name}-${viewport.width}-${theme}.png`);
      await page.screenshot({ path: file, fullPage: true });
    }

    async function open(browser: Browser) {
      const context = await browser.newContext({
        viewport,
        colorScheme: theme,
        reducedMotion: "reduce",
        locale: "en-GB",
        timezoneId: "Europe/Madrid",
        baseURL: process.env.BASE_URL ?? "",
      });
      return context.newPage();
    }

    test("the therapist's screens", async ({ browser }) => {
      const page = await open(browser);
      const { signIn } = await loadSample(process.env.DATABASE_URL ?? "");
      await page.goto("/sign-in");
      await look(page, "sign-in");
      await page.getByLabel("E-mail").fill(signIn.email);
      await page.getByLabel("Password").fill(signIn.password);
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.waitForURL("**/couples");
      await look(page, "caseload");
      const couple = await page
        .getByRole("link", { name: "Harbor & Quill", exact: true })
        .getAttribute("href");
      for (const [name, address] of [
        ["couple", `${couple}`],
        ["confidences", `${couple}/confidences`],
        ["safe-view", `${couple}/safe-view`],
        ["edit-couple", `${couple}/edit`],
        ["trends", `${couple}/trends`],
        ["trends-expanded", `${couple}/trends?expand=circle.self-awareness`],
        ["trends-table", `${couple}/trends?view=table`],
        ["assign", `${couple}/assign`],
        ["add-couple", "/couples/new"],
        ["caseload-archived", "/couples?show=archived"],
        ["caseload-review", "/couples?show=review"],
        ["exercises", "/exercises"],
        ["exercise", "/exercises/the-yes-that-wasnt"],
        ["settings", "/settings"],
        ["missing", "/couples/00000000-0000-7000-8000-000000000000"],
      ] as const) {
        await page.goto(address);
        await look(page, name);
      }
      // Everything that a couple's page can hold, unfolded.
      await page.goto("/couples?show=review");
      await page.getByRole("link", { name: "Poppy & Slate", exact: true }).click();
      await page.waitForURL("**/couples/*-*");
      await page.locator("details").evaluateAll((all) => {
        for (const each of all) each.setAttribute("open", "");
      });
      await look(page, "couple-unfolded");
      await page.goto(`${couple}`);
      await page.locator('a[href*="/assignments/"]').first().click();
      await page.waitForURL("**/assignments/*");
      await look(page, "assignment");
      await page.context().close();
    });

    test("the partner's screens", async ({ browser }) => {
      const page = await open(browser);
      const { links } = await loadSample(process.env.DATABASE_URL ?? "");
      const address = new URL(links[0]?.url ?? "");
      await page.goto(address.pathname);
      await look(page, "partner-landing");
      await page.locator("main").getByRole("button").first().click();
      await page.waitForURL("**/reflect");
      await look(page, "partner-guard");
      await page.locator('button[name="answer"][value="yes"]').click();
      await page.locator('button[name="choice"]').first().waitFor();
      await look(page, "partner-who-sees");
      await page.locator('button[name="choice"]').first().click();
      await page.waitForURL("**/reflect/step/*");
      for (const number of [1, 2, 6, 7]) {
        await page.goto(`/reflect/step/${number}`);
        await look(page, `partner-step-${number}`);
      }
      await page.goto("/reflect/preview");
      await look(page, "partner-preview");
      await page.goto("/reflect/ended");
      await look(page, "partner-ended");
      await page.context().close();
    });
  });
}
