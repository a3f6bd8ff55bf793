import { expect, type Locator, type Page, test } from "@playwright/test";
import { type ClientWords, fill } from "@/content/words/words";
import { disconnect } from "@/db/client";
import { ELSEWHERE, en, es, give, TIME_ZONE } from "./fixtures";
import { faults } from "./looking";

// The partner's whole job with keys alone: nothing is clicked, and no field is filled but by typing
// into what has the focus. More keys than a screen has stops mean a trap. On the way axe looks at a few
// screens as their own spec does not: narrow ones.

const MOST_STOPS = 45;
type Room = { page: Page; words: ClientWords; script: boolean };
const PHRASE = "seven green kettles";

test.afterAll(disconnect);

for (const { name, words, who, use } of [
  {
    ...{ name: "in English, with script, at 320 px", words: en, who: "maya" as const },
    use: { locale: "en-GB", viewport: { width: 320, height: 640 }, colorScheme: "dark" as const },
  },
  {
    ...{ name: "in Spanish, without script, at 390 px", words: es, who: "jonas" as const },
    use: { locale: "es-ES", viewport: { width: 390, height: 844 }, javaScriptEnabled: false },
  },
]) {
  test.describe(name, () => {
    test.use({ timezoneId: TIME_ZONE, ...use });

    test("from the link to erasing, and back", async ({ page, context, javaScriptEnabled }) => {
      await context.route(ELSEWHERE, (route) => route.fulfill({ body: "Elsewhere" }));
      const given = await give();
      const room = { page, words, script: javaScriptEnabled !== false };
      // A screen that is still fading in has not its colours yet.
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.goto(given[who]);
      await write(room);
      await expect(page).toHaveURL(/done/);
      expect(await given.reflections()).toEqual({ begun: 1, sent: 1 });
      await setPassphrase(room);
      await change(room);
      await eraseAndUndo(room);
    });
  });
}

/** From Start to Send, with the sentence shared. */
async function write(room: Room) {
  const { page, words } = room;
  const yes = page.locator('button[name="answer"][value="yes"]');
  await press(page, button(page, words.landing.start));
  await press(page, yes);
  await press(page, button(page, words.whoSees.start));
  await expect(page).toHaveURL(/step\/1/);
  await press(page, button(page, words.step.next));
  for (const step of [2, 3, 4, 5, 6]) {
    await expect(page).toHaveURL(new RegExp(`step/${step}`));
    // The address changes before the screen does: on the next one nothing is chosen.
    await expect(page.getByRole("radio").first()).toBeVisible();
    await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
    if (step === 2) await look(room);
    await tabTo(page, page.getByRole("radio").first());
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("radio").nth(2)).toBeChecked();
    await seesFocus(page);
    // Enter on a choice is Continue; the button is as good.
    if (step % 2 === 0) await page.keyboard.press("Enter");
    else await press(page, button(page, words.step.next));
  }
  await expect(page).toHaveURL(/step\/7/);
  const sentence = page.getByRole("textbox");
  await expect(sentence).toBeVisible();
  await press(page, button(page, words.step.back));
  await expect(page.getByRole("radio").nth(2)).toBeChecked();
  await press(page, button(page, words.step.next));
  await type(page, sentence, "Zephyr, typed.");
  await press(page, button(page, words.step.next));
  await expect(page).toHaveURL(/preview/);
  const both = page.getByRole("radio", { name: words.release.both });
  await expect(both).toBeVisible();
  await look(room);
  // Past the choice, and back to it.
  await tabTo(page, button(page, words.preview.send));
  await choose(page, both, justOf(page, words), "Shift+Tab");
  await press(page, button(page, words.preview.send));
}

async function setPassphrase(room: Room) {
  const { page, words } = room;
  const { history, passphrase } = words;
  await press(page, page.getByRole("link", { name: history.offer }));
  await type(page, page.getByLabel(passphrase.newLabel), PHRASE);
  await type(page, page.getByLabel(passphrase.again), PHRASE);
  await page.keyboard.press("Enter");
  await expect(page.getByText(passphrase.isSet)).toBeVisible();
  await expect(page.getByText("Zephyr, typed.")).toBeVisible();
  await look(room);
}

/** Takes the release back, withdraws, and brings back. */
async function change({ page, words }: Room) {
  const both = page.getByRole("radio", { name: words.release.both });
  await choose(page, justOf(page, words), both);
  await press(page, button(page, words.history.save));
  await expect(page.getByText(words.history.saved)).toBeVisible();
  await expect(justOf(page, words)).toBeChecked();
  await press(page, page.getByText(words.withdraw.summary, { exact: true }));
  await expect(page.getByText(words.withdraw.reach)).toBeVisible();
  await press(page, button(page, words.withdraw.button));
  await expect(page.getByText(words.withdraw.doneReach)).toBeVisible();
  await press(page, button(page, words.withdraw.undo));
  await expect(page.getByText(words.withdraw.undone)).toBeVisible();
}

async function eraseAndUndo(room: Room) {
  const { page } = room;
  const { erase } = room.words;
  await press(page, page.getByRole("link", { name: erase.link }));
  await expect(page.getByLabel(erase.confirm)).toBeVisible();
  await look(room);
  await type(page, page.getByLabel(erase.confirm), PHRASE);
  await press(page, button(page, erase.button));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(erase.goingHeading);
  await press(page, button(page, erase.undoButton));
  await expect(page.getByText(erase.undone)).toBeVisible();
  await expect(page.getByText("Zephyr, typed.")).toBeVisible();
}

/** As axe does, which needs script; a page that is still coming has no style and no colour of ours. */
async function look({ page, script }: Room) {
  await page.waitForLoadState();
  if (script) expect(await faults(page), page.url()).toEqual([]);
}

function button(page: Page, name: string): Locator {
  // A step's first button of the name is there for the Enter key alone, and no key stops at it.
  return page.locator("main").getByRole("button", { name, exact: true }).last();
}

function justOf(page: Page, { release }: ClientWords): Locator {
  return page.getByRole("radio", { name: fill(release.just, { readers: "Dr. Okafor" }) });
}

async function press(page: Page, on: Locator) {
  await tabTo(page, on);
  await page.keyboard.press("Enter");
}

async function type(page: Page, into: Locator, text: string) {
  await tabTo(page, into);
  await page.keyboard.type(text);
  await expect(into).toHaveValue(text);
}

/** A group has one stop, at what is chosen; from there the arrows choose. */
async function choose(page: Page, one: Locator, instead: Locator, key?: "Shift+Tab") {
  await expect(instead).toBeChecked();
  await tabTo(page, instead, key);
  await page.keyboard.press("ArrowDown");
  await expect(one).toBeChecked();
  await seesFocus(page);
}

/** Goes from stop to stop until one is reached; each must be seen. */
async function tabTo(page: Page, wanted: Locator, key: "Tab" | "Shift+Tab" = "Tab") {
  await expect(wanted).toBeVisible();
  await page.waitForLoadState();
  const stops: string[] = [];
  for (let i = 0; i < MOST_STOPS; i++) {
    await page.keyboard.press(key);
    stops.push(await seesFocus(page));
    if (await wanted.evaluate((element) => element.closest(":focus") !== null)) return;
  }
  throw new Error(`${MOST_STOPS} times ${key} never came to ${wanted}: ${stops.join(" · ")}`);
}

/** What has the focus shows that it has; the page itself, between last stop and first, need not. */
async function seesFocus(page: Page): Promise<string> {
  const { name, seen } = await page.evaluate(() => {
    const on = document.activeElement;
    if (!on || on === document.body) return { name: "the page", seen: true };
    const { outlineStyle, outlineWidth } = getComputedStyle(on);
    const { width, height } = on.getBoundingClientRect();
    const ring = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
    const name = `${on.tagName} ${on.getAttribute("name") ?? on.textContent?.slice(0, 30)}`;
    return { name, seen: ring && width > 1 && height > 1 };
  });
  expect(seen, `focus on ${name} is seen`).toBe(true);
  return name;
}
