import { type APIRequestContext, expect, test } from "@playwright/test";
import { disconnect } from "@/db/client";
import { buildOnce } from "@/db/sample/trend-story";
import { answerAll, build, comeIn, en, press, start, TIME_ZONE } from "./fixtures";
import { look } from "./looking";

test.afterAll(disconnect);

const SENTENCE = "I wanted to be asked about the zephyrlamp.";

/** What a couple's pages and payloads, and the caseload's, hold of what Maya sent: words and numbers. */
async function traces(request: APIRequestContext, couple: string): Promise<string[]> {
  const pages = ["/couples", couple, `${couple}?rounds=all`, `${couple}/safe-view`];
  const trends = ["", "?view=table", "?expand=circle.self-awareness"];
  pages.push(...trends.map((query) => `${couple}/trends${query}`));
  const found: string[] = [];
  for (const headers of [{}, { rsc: "1" }] as Record<string, string>[]) {
    for (const page of pages) {
      const text = await (await request.get(page, { headers })).text();
      // The sentence; a number under its question, in a caption, a sparkline, a table or a point.
      const told = text.match(
        /zephyrlamp|Saying it|One answer: \d|latest \d|saying 1|"value":\d|"label":"\d/g,
      );
      found.push(...(told ?? []).map((each) => `${page} ${each}`));
    }
  }
  return found;
}

test("a therapist guesses before opening: closed on every page, then beside the answer", async ({
  page,
  browser,
}) => {
  const { okafor, couple } = await build();
  const address = `/couples/${couple.id}`;
  await comeIn(page, okafor, `${address}/assign`);
  const box = page.getByRole("checkbox", { name: "Guess before you open" });
  await expect(box).not.toBeChecked();
  await page.getByLabel("Exercise").selectOption("The good-partner rule");
  await expect(box).toHaveCount(0);
  await page.getByLabel("Exercise").selectOption("Weekly check-in");
  await box.check();
  await page.getByRole("button", { name: "Assign and show the links" }).click();
  const panel = page.getByRole("article").filter({ hasText: "For Maya only" });
  const link = ((await panel.getByText(/\/r\//).textContent()) ?? "").trim();

  const maya = await browser.newPage({ locale: "en-GB" });
  await start(maya, link);
  await answerAll(maya, SENTENCE);
  await press(maya, en.preview.send);
  await maya.waitForURL("**/done");
  await maya.close();

  expect(await traces(page.request, address)).toEqual([]);
  await page.goto(`${address}/trends`);
  await expect(page.getByText("One answer waits for your guess")).toBeVisible();
  await page.goto(address);
  await expect(page.getByText("Maya answered. Guess first, or open it.")).toBeVisible();
  await look(page, "couple-closed");
  await page.getByRole("link", { name: "Guess first" }).click();
  await page.waitForURL("**/guess?*");
  const guess = page.url();
  await look(page, "guess");
  await press(page, "Keep the guess and open the answer");
  await expect(page.getByText("Guess at least one answer, or open it without")).toBeVisible();
  // By keyboard alone: from "No guess" one step back is the ten.
  const said = page.getByRole("group", { name: "Honest expression" });
  await said.getByRole("radio", { name: "No guess" }).focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(said.getByRole("radio", { name: "9", exact: true })).toBeChecked();
  await press(page, "Keep the guess and open the answer");
  await expect(page.getByText("You guessed 9")).toBeVisible();
  await expect(page.getByText(SENTENCE)).toBeVisible();
  // Left off paper, as the therapist's own.
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("You guessed 9")).toBeHidden();
  await page.emulateMedia({ media: "screen" });

  expect(new Set((await traces(page.request, address)).map((each) => each.split(" ")[0]))).toEqual(
    new Set(
      ["/couples", address, `${address}?rounds=all`].concat(
        ["", "?view=table", "?expand=circle.self-awareness"].map((q) => `${address}/trends${q}`),
      ),
    ),
  );
  await page.goto(`${address}/trends`);
  const guesses = page.getByRole("region", { name: /^Your guesses of Maya/ });
  await expect(guesses.getByRole("cell", { name: "9 / 4" })).toBeVisible();
  await look(page, "trends-guesses");
  // They follow what the page is asked to show.
  await buildOnce(okafor, couple, TIME_ZONE, {
    ...{ exerciseKey: "tune-in", weeksAgo: 1 },
    answers: { circle: { clarity: { is: "given", value: 6 } } },
  });
  for (const [query, shown] of [
    ["?partner=circle", 1],
    ["?partner=diamond", 0],
    ["?to=2020-01-01", 0],
    ["?from=2020-01-01", 1],
    ["?exercise=tune-in", 0],
  ] as const) {
    await page.goto(`${address}/trends${query}`);
    await expect(page.getByRole("heading", { level: 1, name: "Trends" })).toBeVisible();
    await expect(guesses, query).toHaveCount(shown);
  }
  // What was opened cannot be guessed any more.
  await page.goto(guess);
  await page.waitForURL((url) => url.pathname === address);
});
