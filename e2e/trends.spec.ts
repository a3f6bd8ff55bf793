import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { SMALL } from "@/components/trend/geometry";
import { disconnect } from "@/db/client";
import {
  buildEvent,
  buildFortnights,
  buildOnce,
  buildWeeks,
  type Week,
  type Weeks,
} from "@/db/sample/trend-story";
import type { Answer } from "@/domain/reflection";
import { build, comeIn, PHONE, TIME_ZONE } from "./fixtures";
import { look, open } from "./looking";

// Couples with few answers and with many: what their charts show, held against their tables.

const FOLDER = process.env.SCREENSHOTS_DIR;
const EVENT = "Moved to another town";
const given = (value: number | string): Answer => ({ is: "given", value });

/** Whole numbers that go their own way, without a direction. */
const weeks = (n: number): number[] => Array.from({ length: n }, (_, i) => (i * 7 + 3) % 11);
const both = (all: readonly Week[]): Weeks => ({ circle: all, diamond: [...all].reverse() });

const RISING = Array.from({ length: 40 }, (_, i) => Math.min(10, 2 + Math.floor(i / 5)));
const STORIES: Record<string, Weeks> = {
  "no answers": both([]),
  "one answer": both(weeks(1)),
  "three answers": both(weeks(3)),
  "five answers": both(weeks(5)),
  "nine answers": both(weeks(9)),
  "twelve answers": both(weeks(12)),
  "missing weeks": both([4, null, null, 5, 6, "unknown", 5, null, 4, 6, 7, null, null, 5]),
  "one silent": { circle: weeks(12), diamond: [] },
  "forty answers": { circle: RISING, diamond: weeks(40) },
};

/** What the ladder may not say below ten answers. */
const TREND_WORDS = /\b(tends|rise|rises|fall|falls|direction|improv\w*|declin\w*|better|worse)\b/i;

let therapist: Awaited<ReturnType<typeof build>>["okafor"];
const couples = new Map<string, string>();

test.describe.configure({ mode: "default" });
test.beforeAll(async () => {
  ({ okafor: therapist } = await build());
  for (const [alias, story] of Object.entries(STORIES)) {
    const couple = await buildWeeks(therapist, TIME_ZONE, { alias, weeks: story });
    couples.set(alias, couple.id);
    await buildFortnights(therapist, couple, Math.max(story.circle.length, 4));
    if (alias === "forty answers") await giveEverything(couple);
  }
});
test.afterAll(disconnect);

/** The other exercises, an event, and a round that names its moment. */
async function giveEverything(couple: Awaited<ReturnType<typeof buildWeeks>>) {
  const once = (of: Parameters<typeof buildOnce>[3]) => buildOnce(therapist, couple, TIME_ZONE, of);
  for (const weeksAgo of [30, 16]) {
    await once({
      ...{ exerciseKey: "tune-in", weeksAgo },
      answers: { circle: { clarity: given(9) }, diamond: { clarity: given(1) } },
    });
  }
  for (const [weeksAgo, said, felt] of [
    [20, "clear-yes", "soft-no"],
    [11, "soft-no", "soft-no"],
    [5, "soft-yes", "unsure"],
  ] as const) {
    await once({
      ...{ exerciseKey: "the-yes-that-wasnt", weeksAgo },
      answers: { circle: { said: given(said), felt: given(felt) } },
    });
  }
  await once({
    ...{ exerciseKey: "curious-not-certain", weeksAgo: 8 },
    answers: {
      circle: { "my-guess": given(8), "own-answer": given(8) },
      diamond: { "my-guess": given(3), "own-answer": given(5) },
    },
  });
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  await buildEvent(therapist, couple, { on: day(150), words: EVENT });
  await buildEvent(therapist, couple, { on: day(40), words: "New job for one of them" });
}

const address = (alias: string, query = "") => `/couples/${couples.get(alias)}/trends${query}`;

/** The heights of the marks in a path, read back as values; x and y of each mark's middle. */
function valuesOf(d: string, frame = SMALL): number[] {
  const starts = [...d.matchAll(/M(-?[\d.]+) (-?[\d.]+)(?:a([\d.]+)|l([\d.]+))/g)];
  return starts.map(([, , y, , diamond]) => {
    const middle = Number(y) + (diamond ? Number(diamond) : 0);
    return Math.round(((frame.bottom - middle) / (frame.bottom - frame.top)) * 100) / 10;
  });
}

/** The numbers that a chart draws, in order of time: own, lighter ones, the other's, and "?"s. */
async function drawnIn(figure: Locator) {
  const of = async (kind: string) => {
    const path = figure.locator(`path[data-marks="${kind}"]`);
    return (await path.count()) > 0 ? valuesOf((await path.getAttribute("d")) ?? "") : [];
  };
  const unknown = await figure.locator("text").filter({ hasText: /^\?$/ }).count();
  return { own: await of("own"), apart: await of("apart"), other: await of("witness"), unknown };
}

/** The same numbers as the table's column has them; its rows come newest first. */
function listed(cells: readonly string[]) {
  const inOrder = [...cells].reverse();
  const numbers = (suffix: RegExp) =>
    inOrder.flatMap((cell) => (suffix.test(cell) ? [Number.parseInt(cell, 10)] : []));
  return { own: numbers(/^\d+$/), apart: numbers(/^\d+ \(/) };
}

async function columnsOf(table: Locator): Promise<string[][]> {
  const rows = await table
    .locator("tbody tr")
    .evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent ?? "")),
    );
  const width = await table.locator("thead th").count();
  return Array.from({ length: width - 1 }, (_, i) => rows.map((row) => row[i] ?? ""));
}

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("every chart is drawn, and its table holds the same numbers", async ({ page }) => {
    await comeIn(page, therapist);
    for (const [alias, story] of Object.entries(STORIES)) {
      await page.goto(address(alias));
      const figures = page.locator('section[aria-labelledby^="charts-"] figure');
      await expect(figures, alias).toHaveCount(6);
      const drawn = [];
      for (const figure of await figures.all()) {
        // A grid is there also where nobody has answered.
        for (const d of await figure.locator("svg path").evaluateAll(pathsOf)) {
          expect(d, alias).toMatch(/^M\S/);
        }
        expect(await figure.locator("svg path").count(), alias).toBeGreaterThan(0);
        drawn.push(await drawnIn(figure));
        const n = drawn.at(-1)?.own.length ?? 0;
        const caption = (await figure.locator("figcaption").textContent()) ?? "";
        expect(caption, alias).not.toBe("");
        if (n < 10) expect(caption.replace(/“[^”]*”/g, ""), alias).not.toMatch(TREND_WORDS);
      }
      await page.goto(address(alias, "?view=table"));
      const tables = page.getByRole("table", { name: /: self-ratings, 0 to 10/ });
      const answered = [story.circle, story.diamond].filter((all) => all.length > 0).length;
      // Whoever is silent still has the other's account beside their empty column.
      await expect(tables, alias).toHaveCount(2);
      const columns: string[][] = [];
      for (const table of await tables.all()) columns.push(...(await columnsOf(table)));
      const series = columns.filter((_, i) => i % 4 !== 3).map(listed);
      const others = columns.filter((_, i) => i % 4 === 3).map((cells) => listed(cells).own);
      expect(
        drawn.map(({ own, apart }) => ({ own, apart })),
        alias,
      ).toEqual(series);
      expect([drawn[2]?.other, drawn[5]?.other], alias).toEqual(others);
      const asked = (i: number) => columns.filter((_, at) => at % 4 !== 3)[i] ?? [];
      expect(
        drawn.map(({ unknown }) => unknown),
        alias,
      ).toEqual(drawn.map((_, i) => asked(i).filter((cell) => /know yet/.test(cell)).length));
      if (answered === 0) expect(drawn.flatMap(({ own }) => own)).toEqual([]);
    }
  });

  test("numbers are drawn and listed as they were given", async ({ page }) => {
    await comeIn(page, therapist);
    await page.goto(address("missing weeks"));
    const clear = page.locator('section[aria-labelledby="charts-circle"] figure').first();
    expect(await drawnIn(clear)).toMatchObject({ own: [4, 5, 6, 5, 4, 6, 7, 5], unknown: 1 });
    // No line leads over a week without an answer, nor over one that was not known.
    const line = (await clear.locator('path[fill="none"]').getAttribute("d")) ?? "";
    expect(line.match(/M/g)).toHaveLength(5);
  });

  test("the larger chart is drawn by the server, with its table and every way on", async ({
    page,
  }) => {
    await comeIn(page, therapist);
    await page.goto(address("forty answers"));
    await page.getByRole("link", { name: "Look closer at Maya, Responsiveness" }).click();
    const figure = page.locator("figure").first();
    await expect(figure.locator('path[data-marks="own"]').first()).toHaveAttribute("d", /^M\d/);
    await expect(figure.locator('path[data-marks="witness"]').first()).toHaveAttribute("d", /^M\d/);
    await page.getByText("These answers as a table").click();
    await expect(page.getByRole("table").locator("tbody tr")).toHaveCount(40);
    await expect(page.getByText(EVENT)).toBeVisible();
    await page.getByLabel("Exercise", { exact: true }).selectOption("Tune in");
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await expect(page).toHaveURL(/exercise=tune-in/);
    const own = page.locator('section[aria-labelledby="charts-circle"] figure');
    expect(await drawnIn(own)).toMatchObject({ own: [9, 9] });
    await page.getByRole("link", { name: "Jonas", exact: true }).click();
    await expect(page.locator("figure").first()).toContainText("Two answers: 1 and 1.");
    await expect(page.locator('section[aria-labelledby="charts-circle"]')).toHaveCount(0);
  });
});

function pathsOf(all: Element[]): string[] {
  return all.map((path) => path.getAttribute("d") ?? "");
}

test.describe("looked at", () => {
  test.setTimeout(120_000);

  for (const [name, aliases] of [
    ["few", ["no answers", "one answer", "three answers", "five answers"]],
    ["more", ["nine answers", "twelve answers", "missing weeks", "one silent"]],
  ] as const) {
    test(`${name}: on a phone, light and dark`, async ({ browser }) => {
      const page = await open(browser);
      await comeIn(page, therapist);
      for (const alias of aliases) {
        await page.goto(address(alias));
        // Half a page that says nothing is looked at where it is widest, too.
        const sizes = alias === "one silent" ? undefined : [PHONE];
        await look(page, `trends-${alias.replaceAll(" ", "-")}`, sizes);
      }
      await page.context().close();
    });
  }

  test("many: at a desk and on a phone, light, dark and on paper", async ({ browser }) => {
    const page = await open(browser);
    await comeIn(page, therapist);
    await page.goto(address("forty answers"));
    await look(page, "trends-forty-answers");
    await onPaper(page, "trends-forty-answers");
    await page.goto(address("forty answers", "?expand=circle.responsiveness"));
    await expect(page.locator(".recharts-surface")).toBeVisible();
    await look(page, "trends-forty-answers-closer", [PHONE]);
    await page.goto(address("forty answers", "?view=table&exercise=the-yes-that-wasnt"));
    await look(page, "trends-forty-answers-table", [PHONE]);
    await page.context().close();
  });
});

/** On paper nothing stands that is for the therapist alone, nor anything to press. */
async function onPaper(page: Page, name: string) {
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(EVENT)).toBeHidden();
  await expect(page.getByRole("heading", { name: /Said and felt/ })).toBeHidden();
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("link", { name: /Look closer/ })).toHaveCount(0);
  await expect(page.locator("figure").first()).toBeVisible();
  if (FOLDER) {
    mkdirSync(FOLDER, { recursive: true });
    await page.setViewportSize({ width: 760, height: 1000 });
    await page.screenshot({ path: join(FOLDER, `${name}-print.png`), fullPage: true });
    await page.setViewportSize({ width: 1280, height: 900 });
  }
  await page.emulateMedia({ media: null });
}

test("the larger chart is read by keyboard, and a point leads to its reflection", async ({
  page,
}) => {
  await comeIn(page, therapist);
  await page.goto(address("forty answers", "?expand=circle.self-awareness"));
  const plot = page.locator(".recharts-surface");
  await plot.focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("status").filter({ hasText: "Self-rating" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\?rounds=all#reflection-/);
  const id = new URL(page.url()).hash.slice(1);
  await expect(page.locator(`[id="${id}"]`)).toBeVisible();
});

test("a caption is copied with what it is about", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await comeIn(page, therapist, address("one answer"));
  await page.getByRole("button", { name: "Copy caption: Maya, Self-awareness" }).click();
  await expect(page.getByText("Copied")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(
    "Maya, Self-awareness, self-ratings: One answer: 3. Too early to see a pattern.",
  );
});
