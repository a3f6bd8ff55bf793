import { expect, type Page, test } from "@playwright/test";
import { sql } from "drizzle-orm";
import { connection, disconnect } from "@/db/client";
import {
  answerAll,
  arrive,
  build,
  choice,
  en,
  es,
  give,
  joinTeam,
  knock,
  PHONE,
  press,
  start,
  TIME_ZONE,
  toStep,
  writePolicy,
} from "./fixtures";

test.use({ viewport: PHONE, locale: "en-GB", timezoneId: TIME_ZONE });
test.afterAll(disconnect);

const ROOM = ["/reflect/step/1", "/reflect/preview", "/reflect/change", "/reflect/later"];

/** How many rows of a kind there are for an assignment. */
async function rows(table: "consent" | "misdelivery" | "answer", assignmentId: string) {
  const found = await connection().execute<{ count: number }>(
    sql`select count(*)::int from ${sql.raw(table)} where assignment_id = ${assignmentId}`,
  );
  return found.rows[0]?.count;
}

async function choicesOf(assignmentId: string) {
  const found = await connection().execute<{ choice: string }>(
    sql`select choice from consent where assignment_id = ${assignmentId} order by created_at`,
  );
  return found.rows.map((row) => row.choice);
}

/** Buttons by what is seen of them: place apart, they must not differ. */
function looks(page: Page, name: string) {
  return page.locator(`button[name="${name}"]`).evaluateAll((all) =>
    all.map((each) => {
      const { width, height } = each.getBoundingClientRect();
      const { color, backgroundColor, borderColor, fontSize, fontWeight } = getComputedStyle(each);
      return JSON.stringify({
        width,
        height,
        color,
        backgroundColor,
        borderColor,
        fontSize,
        fontWeight,
      });
    }),
  );
}

for (const script of [true, false]) {
  test.describe(script ? "with script" : "without script", () => {
    test.use({ javaScriptEnabled: script });

    test("before it is said for whom this is, nothing is shown", async ({ page }) => {
      const { maya, id } = await give();
      await knock(page, maya);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Are you M.?");
      await expect(page.locator("body")).not.toContainText(/Okafor|Maya|check-in|Take your time/);
      for (const address of [...ROOM, "/reflect/break?at=2", "/reflect/done"]) {
        await page.goto(address);
        await expect(page).toHaveURL(/\/reflect$/);
        await expect(page.locator("body")).not.toContainText(/Okafor|Maya|check-in/);
      }
      expect(new Set(await looks(page, "answer")).size).toBe(1);
      await press(page, "No, that is not me");
      await expect(page.getByText(en.ended.passed)).toBeVisible();
      expect(await rows("misdelivery", id)).toBe(1);
      await page.goto("/reflect");
      await expect(page).toHaveURL(/ended/);
      // The link still serves whom it is for.
      await start(page, maya);
      await expect(page).toHaveURL(/step\/1/);
    });

    test("not now weighs as much as start, and another choice stays open", async ({ page }) => {
      const { maya, id, reflections } = await give();
      await arrive(page, maya);
      const all = await looks(page, "choice");
      expect(all).toHaveLength(3);
      expect(new Set(all).size).toBe(1);
      await press(page, en.whoSees.notNow);
      await page.waitForURL("**/later");
      await expect(page.getByText(en.later.seen)).toBeVisible();
      expect(await choicesOf(id)).toEqual(["declined"]);
      expect(await reflections()).toEqual({ begun: 0, sent: 0 });
      // Sent back from here, another sign-in by the same link would know what was chosen.
      await page.goto("/reflect/step/1");
      await expect(page).toHaveURL(/\/step\/1$/);
      await page.goto("/reflect");
      await press(page, en.whoSees.change);
      await page.waitForURL("**/change");
      await press(page, en.change.short);
      await page.waitForURL("**/step/1");
      await expect(page.locator("main")).not.toContainText("1 of 7");
      expect(await choicesOf(id)).toEqual(["declined", "short"]);
    });

    test("later looks like not now", async ({ page }) => {
      const { maya, id } = await give();
      await arrive(page, maya);
      await press(page, en.whoSees.change);
      await page.waitForURL("**/change");
      await press(page, en.change.later);
      await page.waitForURL("**/later");
      expect(await choicesOf(id)).toEqual(["later"]);
      await page.getByRole("link", { name: en.later.again }).click();
      await page.waitForURL("**/reflect");
      await press(page, en.whoSees.notNow);
      await page.waitForURL("**/later");
      await press(page, en.later.close);
      await expect(page.getByText(en.ended.closed)).toBeVisible();
    });

    test("another sign-in by the same link cannot tell whether anything was chosen", async ({
      page,
    }) => {
      const found: (string | null)[][] = [];
      for (const choose of [
        async () => {},
        () => press(page, en.whoSees.notNow),
        async () => {
          await press(page, en.whoSees.change);
          await page.waitForURL("**/change");
          await press(page, en.change.later);
        },
      ]) {
        const { maya, id } = await give("soft-landing");
        await arrive(page, maya);
        await choose();
        await expect.poll(() => choicesOf(id)).toHaveLength(Math.min(found.length, 1));
        await page.context().clearCookies();
        await arrive(page, maya);
        const texts = [await page.locator("main").textContent()];
        await press(page, en.whoSees.change);
        await page.waitForURL("**/change");
        texts.push(await page.locator("main").textContent());
        await page.goto("/reflect/step/1");
        await expect(page).toHaveURL(/step\/1$/);
        texts.push(await page.locator("main").textContent());
        found.push(texts);
        await page.context().clearCookies();
      }
      const [undecided, declined, later] = found;
      expect(declined).toEqual(undecided);
      expect(later).toEqual(undecided);
    });

    test("an exercise for two can be done apart, and says so", async ({ page }) => {
      const { maya, id } = await give("soft-landing");
      await arrive(page, maya);
      await expect(page.getByText(en.whoSees.together)).toBeVisible();
      await press(page, en.whoSees.change);
      await page.waitForURL("**/change");
      await press(page, en.change.apart);
      await page.waitForURL("**/step/1");
      expect(await choicesOf(id)).toEqual(["apart"]);
    });

    test("a change of who sees what comes before the next answer; nothing is lost", async ({
      page,
      context,
    }) => {
      const cast = await build();
      const { maya } = await give("weekly-check-in", cast);
      await start(page, maya);
      await toStep(page, 7);
      await joinTeam(cast, "Sam Reyes");
      await page.getByRole("textbox").fill("Written while the team changed.");
      await press(page, en.step.next);
      await expect(page.getByText(en.problems.terms)).toBeVisible();
      await expect(page.getByRole("textbox")).toHaveValue("Written while the team changed.");
      const opened = context.waitForEvent("page");
      await page.getByRole("link", { name: en.kept.look }).first().click();
      const beside = await opened;
      await expect(beside.getByText(en.whoSees.changes.team)).toBeVisible();
      await expect(beside.getByText(en.whoSees.changes.policy)).toHaveCount(0);
      await expect(beside.locator("main")).toContainText("Sam Reyes");
      await beside.locator('button[name="choice"]').first().click();
      await beside.waitForURL(/step/);
      await beside.close();
      await page.getByRole("button", { name: en.step.next, exact: true }).last().click();
      await page.waitForURL("**/preview");
      await expect(page.locator("main")).toContainText("Written while the team changed.");
      await expect(page.locator("main")).toContainText("Sam Reyes");
    });

    test("something else is true now: both are kept, and seen before sending", async ({ page }) => {
      const { maya, id } = await give();
      await start(page, maya);
      await toStep(page, 7);
      await page.getByRole("textbox").fill("I was fine with it.");
      await press(page, en.step.next);
      await page.waitForURL("**/preview");
      await toStep(page, 7);
      await press(page, en.step.pivot);
      await page.waitForURL(/pivot=/);
      await expect(page.getByText(en.step.pivotKept)).toBeVisible();
      await expect(page.locator("blockquote")).toHaveText("I was fine with it.");
      await expect(page.getByRole("textbox")).toHaveValue("");
      // Written in pieces, as autosave keeps it: no piece of it is ever an earlier answer.
      await page.getByRole("textbox").fill("I was not");
      if (script) await expect(page.getByRole("status")).toHaveText(/^Saved/);
      await page.getByRole("textbox").fill("I was not fine with it.");
      await press(page, en.step.next);
      await page.waitForURL("**/preview");
      const item = page.locator("main li").filter({ hasText: "I was not fine with it." }).first();
      await expect(item).toContainText(en.step.before);
      await expect(item).toContainText("I was fine with it.");
      const kept = await connection().execute(
        sql`select 1 from earlier_answer where assignment_id = ${id}`,
      );
      expect(kept.rows).toHaveLength(1);
    });

    test("something else is true of a number too, and looking costs nothing", async ({ page }) => {
      const { maya } = await give();
      await start(page, maya);
      await toStep(page, 2);
      await choice(page, "7").check();
      await press(page, en.step.next);
      await page.waitForURL("**/step/3");
      await toStep(page, 2);
      await press(page, en.step.pivot);
      await page.waitForURL(/pivot=/);
      await expect(choice(page, "7")).not.toBeChecked();
      await press(page, en.step.next);
      await page.waitForURL("**/step/3");
      await toStep(page, 2);
      await expect(choice(page, "7")).toBeChecked();
      await press(page, en.step.pivot);
      await page.waitForURL(/pivot=/);
      await choice(page, "3").check();
      await press(page, en.step.next);
      await page.waitForURL("**/step/3");
      await page.goto("/reflect/preview");
      await expect(page.locator("main li").filter({ hasText: "3 of 10" })).toContainText("7 of 10");
    });

    test("a break keeps the place and the words", async ({ page }) => {
      const { maya } = await give();
      await start(page, maya);
      await toStep(page, 7);
      await page.getByRole("textbox").fill("Before the kettle.");
      await press(page, en.step.pause);
      await page.waitForURL("**/break?*");
      await expect(page.getByText(en.pause.saved)).toBeVisible();
      await expect(page.getByRole("timer")).toHaveCount(0);
      await page.getByRole("link", { name: en.pause.goOn }).click();
      await page.waitForURL("**/step/7");
      await expect(page.getByRole("textbox")).toHaveValue("Before the kettle.");
      await press(page, en.step.pause);
      await page.waitForURL("**/break?*");
      await press(page, en.pause.close);
      await expect(page.getByText(en.ended.closed)).toBeVisible();
    });

    test("the language is switched on the page, and what is typed stays", async ({ page }) => {
      const { maya } = await give();
      await page.goto(maya);
      await page.getByRole("link", { name: "Español" }).click();
      await press(page, es.landing.start);
      await page.waitForURL("**/reflect");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("¿Eres M.?");
      await page.getByRole("button", { name: "English" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Are you M.?");
      await press(page, "Yes, I am M.");
      await page.getByRole("button", { name: "Español" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(es.whoSees.heading);
      await press(page, es.whoSees.start);
      await page.waitForURL("**/step/1");
      await toStep(page, 7);
      await page.getByRole("textbox").fill("Half a sentence");
      await page.getByRole("button", { name: "English" }).click();
      await expect(page.getByText(en.step.pivot)).toBeVisible();
      await expect(page.getByRole("textbox")).toHaveValue("Half a sentence");
      await expect(page).toHaveURL(/step\/7$/);
      await press(page, en.step.next);
      await page.waitForURL("**/preview");
      await page.getByRole("button", { name: "Español" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(es.preview.heading);
      await expect(page).toHaveURL(/preview$/);
      await expect(page.locator("main")).toContainText("Half a sentence");
    });

    test("closing in a language shows the end in it", async ({ page }) => {
      const { jonas } = await give();
      await arrive(page, jonas, en);
      await press(page, es.whoSees.notNow);
      await page.waitForURL("**/later");
      await press(page, es.later.close);
      await expect(page.getByText(es.ended.closed)).toBeVisible();
      await page.getByRole("link", { name: "English" }).click();
      await expect(page.getByText(en.ended.closed)).toBeVisible();
    });
  });
}

test("of an exercise for the therapist alone the partner sees nothing, and it is said without a condition", async ({
  page,
}) => {
  const { maya } = await give("the-yes-that-wasnt");
  const { whoSees } = en;
  await arrive(page, maya);
  await expect(page.getByText(whoSees.partnerNote)).toBeVisible();
  await expect(page.getByText(whoSees.partnerNoteReleases)).toHaveCount(0);
});

test("who sees what is a picture with words: policy, keeping, legal hold", async ({ page }) => {
  const cast = await build();
  const { maya, jonas } = await give("weekly-check-in", cast);
  const { whoSees } = en;
  await arrive(page, maya);
  await expect(page.getByText(whoSees.sessionNotes.none)).toBeVisible();
  await expect(page.getByText(whoSees.partnerNoteReleases)).toBeVisible();
  await expect(page.locator("main")).toContainText("until 7 years after your work together ends");
  await writePolicy(cast, { template: "limited", words: { en: "Only if you say yes." } });
  await page.reload();
  await expect(page.getByText(whoSees.sessionNotes.asks)).toBeVisible();
  await expect(page.locator("blockquote")).toHaveText("Only if you say yes.");
  await press(page, whoSees.start);
  await page.waitForURL("**/step/1");
  await answerAll(page, "All of it.");
  await expect(page.locator("blockquote")).toHaveText("Only if you say yes.");
  await writePolicy(cast, {
    ...{ template: "separate", version: 2 },
    words: { en: "It stays with me.", es: "Se queda conmigo." },
  });
  await press(page, en.preview.send);
  await page.waitForURL("**/reflect");
  await expect(page.getByText(whoSees.changes.policy)).toBeVisible();
  await expect(page.getByText(whoSees.sessionNotes.no)).toBeVisible();
  await press(page, whoSees.review);
  await page.waitForURL("**/preview");
  await press(page, en.preview.send);
  await page.waitForURL("**/done");
  // Jonas reads Spanish, and is told in it.
  await arrive(page, jonas, en);
  await expect(page.locator("blockquote")).toHaveText("Se queda conmigo.");
  await connection().execute(
    sql`insert into legal_hold (practice_id, set_by) values (${cast.practice.id}, ${cast.okafor.memberId})`,
  );
  await page.reload();
  await expect(page.getByText(es.whoSees.hold)).toBeVisible();
});

test("by keyboard alone, from the link to the first step and back to a calm page", async ({
  page,
}) => {
  const { maya } = await give("soft-landing");
  await page.goto(maya);
  const tabTo = async (name: string, role: "button" | "link" = "button") => {
    const there = page.getByRole(role, { name, exact: true }).last();
    for (let i = 0; i < 25; i++) {
      await page.keyboard.press("Tab");
      if (await there.evaluate((each) => each === document.activeElement)) return;
    }
    throw new Error(`Tab does not come to ${name}`);
  };
  for (const name of [en.landing.start, "Yes, I am M.", en.whoSees.change, en.change.apart]) {
    await page.getByRole("button", { name, exact: true }).waitFor();
    await tabTo(name);
    await page.keyboard.press("Enter");
  }
  await page.waitForURL("**/step/1");
  await tabTo(en.step.pause);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/break?*");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await tabTo(en.pause.goOn, "link");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/step/1");
});

test("at 320 px nothing is wider than the screen, in either language", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  const { maya, jonas } = await give("soft-landing");
  for (const [link, words] of [
    [maya, en],
    [jonas, es],
  ] as const) {
    const fits = async () =>
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await knock(page, link, en);
    await fits();
    await arrive(page, link, en);
    await fits();
    await press(page, words.whoSees.change);
    await page.waitForURL("**/change");
    await fits();
    await press(page, words.change.later);
    await page.waitForURL("**/later");
    await fits();
    await start(page, link, en);
    await toStep(page, 5);
    await choice(page, "7").check();
    await press(page, words.step.next);
    await page.waitForURL("**/step/6");
    await toStep(page, 5);
    await fits();
    await press(page, words.step.pivot);
    await page.waitForURL(/pivot=/);
    await fits();
    await press(page, words.step.pause);
    await page.waitForURL("**/break?*");
    await fits();
    for (const address of ["/reflect/preview", "/reflect/leaving"]) {
      await page.goto(address);
      await fits();
    }
  }
});
