import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, expect, type Page, test } from "@playwright/test";
import { sql } from "drizzle-orm";
import { type ClientWords, fill, wordsFor } from "@/content/words/words";
import { reissueLink } from "@/data/link";
import { partnerOf } from "@/data/principal/link";
import { readDraft, saveAnswer } from "@/data/reflection";
import { sendReflection } from "@/data/sending";
import { connection, disconnect } from "@/db/client";
import { buildAssignment, buildClosure } from "@/db/sample/assigning";
import { buildCouple, buildMember, buildPractice, buildScreening } from "@/db/sample/builders";
import { buildArrival, buildPartnerSignIn } from "@/db/sample/writing";
import type { Partner } from "@/domain/principal";
import { addDays, wallTimeOf } from "@/domain/wall-time";
import { newId } from "@/server/id";
import { arrive } from "./fixtures";
import { faults, look, open } from "./looking";

const DAY = 86_400_000;
const TIME_ZONE = "Europe/Madrid";
const PHONE = { width: 390, height: 844 };
const HERS = "seven green kettles";
const WORDS = { en: wordsFor("en"), es: wordsFor("es") };
const { en } = WORDS;

test.use({ viewport: PHONE, locale: "en-GB", timezoneId: TIME_ZONE });
test.beforeEach(({ context }) =>
  context.route("https://www.wikipedia.org/**", (route) => route.fulfill({ body: "Elsewhere" })),
);
test.afterAll(disconnect);

/** Maya and Jonas by themselves, with a check-in that opened yesterday. */
async function give() {
  const at = new Date(Date.now() - 20 * DAY);
  const house = { name: "Practice", timeZone: TIME_ZONE, crisisLine: "Call 112.", at };
  const practice = await buildPractice(house);
  const email = `${newId()}@story.example`;
  const okafor = await buildMember(practice, { name: "Dr. Okafor", email, role: "owner", at });
  const couple = await buildCouple(okafor, {
    ...{ alias: "Maya and Jonas", at },
    circle: { name: "Maya", language: "en", safeContact: "By text" },
    diamond: { name: "Jonas", language: "es", safeContact: "By text" },
  });
  await buildScreening(okafor, couple, at);
  const opens = addDays(wallTimeOf(new Date(), TIME_ZONE), -1);
  const given = await buildAssignment(okafor, couple, {
    ...{ exerciseKey: "weekly-check-in", opens, due: addDays(opens, 5), times: 1, everyWeeks: 1 },
    ...{ timeZone: TIME_ZONE, at: new Date() },
  });
  const [round] = given.rounds;
  const { circle, diamond } = given.links;
  if (!round || !circle || !diamond) throw new RangeError("both were given a link to a round");
  return { given, round, circle, diamond, okafor, couple, practice };
}
type Given = Awaited<ReturnType<typeof give>>;

/** A new sign-in of a partner, in this browser context. */
async function comeIn(context: BrowserContext, { given }: Given, mark: "circle" | "diamond") {
  const { token, partner } = await buildPartnerSignIn(given, mark);
  await context.addCookies([
    { name: "page", value: token, url: process.env.BASE_URL ?? "", httpOnly: true },
  ]);
  return partner;
}

async function write(partner: Partner, { round }: Given, sentence: string) {
  const answers = { clear: 7, said: 4, received: 6, landed: 5, slipped: "saying", sentence };
  for (const [key, value] of Object.entries(answers))
    await saveAnswer(partner, round.id, key, { is: "given", value });
}

async function send(partner: Partner, { round }: Given, releases: string[]) {
  const { digest } = await readDraft(partner, round.id);
  await sendReflection(partner, round.id, { key: newId(), digest, releases });
}

function press(page: Page, name: string) {
  return page.getByRole("button", { name, exact: true }).click();
}

async function setPassphrase(page: Page, { passphrase }: ClientWords, words = HERS) {
  await page.getByLabel(passphrase.newLabel).fill(words);
  await page.getByLabel(passphrase.again).fill(words);
  await press(page, passphrase.set);
}

/** Opens history with the passphrase that was set before. */
async function unlock(page: Page, { passphrase }: ClientWords) {
  await page.goto("/reflect/history");
  await page.getByLabel(passphrase.label, { exact: true }).fill(HERS);
  await press(page, passphrase.open);
}

async function openings({ couple }: Given): Promise<number> {
  const { rows } = await connection().execute(
    sql`select 1 from opening where couple_id = ${couple.id}`,
  );
  return rows.length;
}

/** The hour of all that the couple opens has come. */
async function hourComes({ couple }: Given) {
  await connection().execute(
    sql`update opening set opens_at = now() - interval '1 minute', created_at = now() where couple_id = ${couple.id}`,
  );
}

for (const language of ["en", "es"] as const) {
  for (const script of [true, false]) {
    test.describe(`${language}, ${script ? "with" : "without"} script`, () => {
      test.use({
        ...{ javaScriptEnabled: script, locale: language === "en" ? "en-GB" : "es-ES" },
        // Both widths and both themes without script; its markup is the same in all of them.
        ...(script || language === "en" ? {} : { viewport: { width: 320, height: 640 } }),
        colorScheme: script || language === "es" ? "light" : "dark",
      });

      test("released, sent, read again, taken back, kept and erased", async ({ page, context }) => {
        const words = WORDS[language];
        const mark = language === "en" ? "circle" : "diamond";
        const it = await give();
        const partner = await comeIn(context, it, mark);
        await write(partner, it, "Zephyr, said on purpose.");
        await page.goto("/reflect/preview");
        const both = page.getByRole("radio", { name: words.release.both });
        const just = page.getByRole("radio", {
          name: fill(words.release.just, { readers: "Dr. Okafor" }),
        });
        // Axe needs script, and the same screens are looked at in English where all are.
        const inSpanish = async () => {
          if (script && language === "es") expect(await faults(page), page.url()).toEqual([]);
        };
        await expect(just).toBeChecked();
        await inSpanish();
        await expect(page.locator("main")).toContainText(words.release.intro);
        await both.check();
        await press(page, words.preview.send);
        await expect(page).toHaveURL(/done/);
        await page.getByRole("link", { name: words.history.offer }).click();
        await setPassphrase(page, words);
        await expect(page.getByText(words.passphrase.isSet)).toBeVisible();
        await expect(page.getByText("Zephyr, said on purpose.")).toBeVisible();
        await expect(both).toBeChecked();
        await inSpanish();

        await just.check();
        await press(page, words.history.save);
        await expect(page.getByText(words.history.saved)).toBeVisible();
        await expect(just).toBeChecked();

        await page.getByText(words.withdraw.summary, { exact: true }).click();
        await expect(page.getByText(words.withdraw.reach)).toBeVisible();
        await press(page, words.withdraw.button);
        await expect(page.getByText(words.withdraw.doneReach)).toBeVisible();
        await expect(both).toHaveCount(0);
        await press(page, words.withdraw.undo);
        await expect(page.getByText(words.withdraw.undone)).toBeVisible();

        for (const [label, file] of [
          [words.download.page, "page.html"],
          [words.download.data, "page.json"],
        ] as const) {
          const coming = page.waitForEvent("download");
          await page.getByRole("link", { name: label }).click();
          const download = await coming;
          expect(download.suggestedFilename()).toBe(file);
          expect(readFileSync(await download.path(), "utf8")).toContain("Zephyr, said on purpose.");
        }

        await page.getByRole("link", { name: words.erase.link }).click();
        await expect(page.getByText(words.erase.notes)).toBeVisible();
        await inSpanish();
        await page.getByLabel(words.erase.confirm).fill("not these words");
        await press(page, words.erase.button);
        await expect(page.getByText(fill(words.passphrase.wrong, { left: 4 }))).toBeVisible();
        await page.getByLabel(words.erase.confirm).fill(HERS);
        await press(page, words.erase.button);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.erase.goingHeading);
        await inSpanish();
        // Whoever has only the link sees a page on which nothing is open, and not why.
        await page.goto("/reflect/done");
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.nothingOpen.heading);
        await page.goto("/reflect/history");
        await press(page, words.erase.undoButton);
        await expect(page.getByText(words.erase.undone)).toBeVisible();
        await expect(page.getByText("Zephyr, said on purpose.")).toBeVisible();
        await press(page, words.history.finish);
        await expect(page.getByText(words.ended.closed)).toBeVisible();
        await page.goto("/reflect/history");
        await expect(page).toHaveURL(/ended/);
      });
    });
  }
}

test("what both released stands beside one's own from its hour, and is gone when taken back", async ({
  page,
  browser,
  context,
}) => {
  const it = await give();
  const maya = await comeIn(context, it, "circle");
  await write(maya, it, "What Maya wrote.");
  await page.goto("/reflect/history");
  await setPassphrase(page, en);
  await send(maya, it, ["sentence"]);
  const his = await browser.newContext();
  const jonas = await comeIn(his, it, "diamond");
  await write(jonas, it, "What Jonas wrote.");
  await send(jonas, it, ["sentence"]);
  await page.goto("/reflect/history");
  await expect(page.getByText("What Maya wrote.").first()).toBeVisible();
  expect(await page.content()).not.toContain("What Jonas wrote.");
  await hourComes(it);
  await page.reload();
  await expect(page.getByText("What Jonas wrote.")).toBeVisible();
  await expect(page.getByText(en.history.theirs)).toBeVisible();
  for (const as of ["page", "json"]) {
    const copy = await page.request.get(`/reflect/history/download?as=${as}`);
    expect(copy.headers()["content-disposition"]).toMatch(/^attachment; filename="page\.\w+"$/);
    expect(copy.headers()["cache-control"]).toContain("no-store");
    const text = await copy.text();
    expect(text).toContain("What Maya wrote.");
    expect(text).not.toContain("What Jonas wrote.");
  }
  // Jonas takes everything back by his link alone, which shows him nothing.
  const other = await his.newPage();
  await other.goto("/reflect/history");
  expect(await other.content()).not.toMatch(/What (Maya|Jonas) wrote/);
  await press(other, WORDS.es.takeBack.button);
  await expect(other.getByText(WORDS.es.takeBack.done)).toBeVisible();
  expect(await openings(it)).toBe(0);
  await page.reload();
  expect(await page.content()).not.toContain("What Jonas wrote.");
  await his.close();
});

test("taking everything back answers alike, whether there was anything", async ({
  page,
  context,
}) => {
  const it = await give();
  const maya = await comeIn(context, it, "circle");
  await write(maya, it, "Shared for now.");
  await send(maya, it, ["sentence"]);
  const answers: string[] = [];
  for (let i = 0; i < 2; i++) {
    await page.goto("/reflect/history");
    await press(page, en.takeBack.button);
    answers.push(`${page.url()} ${await page.locator("main").textContent()}`);
  }
  expect(answers[0]).toBe(answers[1]);
  expect(answers[0]).toContain(en.takeBack.done);
});

test("five wrong passphrases, and it says when the next may be tried", async ({
  page,
  context,
}) => {
  const it = await give();
  await comeIn(context, it, "circle");
  await page.goto("/reflect/history");
  await setPassphrase(page, en);
  await page.context().clearCookies();
  await comeIn(context, it, "circle");
  await page.goto("/reflect/history");
  for (const said of [
    ...[4, 3, 2].map((left) => fill(en.passphrase.wrong, { left })),
    en.passphrase.wrongOnce,
  ]) {
    await page.getByLabel(en.passphrase.label, { exact: true }).fill("not these words");
    await press(page, en.passphrase.open);
    await expect(page.getByRole("alert").filter({ hasText: said })).toBeVisible();
  }
  await page.getByLabel(en.passphrase.label, { exact: true }).fill("not these words");
  await press(page, en.passphrase.open);
  await expect(page.getByRole("alert").first()).toContainText(/five times.*\d\d:\d\d/);
  await expect(page.getByLabel(en.passphrase.label, { exact: true })).toHaveCount(0);
  // Setting another is no way around the wait: it is not offered, and not taken.
  await expect(page.getByText(en.passphrase.replace)).toHaveCount(0);
  const words = "three blue lanterns";
  const form = { link: it.circle.id, new: words, again: words };
  const headers = { origin: process.env.BASE_URL ?? "" };
  const reply = await page.request.post("/reflect/history/set", { headers, form });
  expect(reply.url()).toContain("problem=notNow");
  const { rows } = await connection().execute(
    sql`select count(*)::int as made from audit where couple_id = ${it.couple.id} and action = 'passphrase.set'`,
  );
  expect(rows).toEqual([{ made: 1 }]);
});

test("a passphrase that is too short, or not written twice alike, is told and not kept", async ({
  page,
  context,
}) => {
  await comeIn(context, await give(), "circle");
  await page.goto("/reflect/history");
  await setPassphrase(page, en, "short");
  await expect(page.getByRole("alert").first()).toContainText(en.passphrase.tooShort);
  await page.getByLabel(en.passphrase.newLabel).fill(HERS);
  await page.getByLabel(en.passphrase.again).fill("seven green cattle");
  await press(page, en.passphrase.set);
  await expect(page.getByRole("alert").first()).toContainText(en.passphrase.different);
  expect(await page.content()).not.toMatch(/seven green|value="short/);
});

test("a passphrase that does not open everything hides it all, and erases it only by a newer link", async ({
  page,
  context,
}) => {
  const it = await give();
  const maya = await comeIn(context, it, "circle");
  await write(maya, it, "Written under the first passphrase.");
  await page.goto("/reflect/history");
  await setPassphrase(page, en);
  await send(maya, it, []);
  // Another sign-in by the same link takes another in its place.
  await comeIn(context, it, "circle");
  await page.goto("/reflect/history");
  await page.getByText(en.passphrase.replace).click();
  await setPassphrase(page, en, "three blue lanterns");
  await page.goto("/reflect/history/erase");
  await expect(page.getByText(en.erase.unsure)).toBeVisible();
  await expect(page.getByText(en.erase.later.split("{day}")[0] ?? "")).toHaveCount(0);
  await look(page, "history-erase-unsure");
  await page.getByLabel(en.erase.confirm).fill("three blue lanterns");
  await press(page, en.erase.button);
  const unsure = en.erase.goingUnsure.split("{day}")[0] ?? "";
  await expect(page.getByText(unsure)).toBeVisible();
  await expect(page.getByRole("button", { name: en.erase.confirmButton })).toHaveCount(0);
  await expect(page.getByRole("button", { name: en.erase.undoButton })).toBeVisible();
  await look(page, "history-erasing-unsure");
  // By a link that was made since, with a passphrase of its own: both can be decided.
  const { token } = await reissueLink(it.okafor, it.circle.id);
  await context.clearCookies();
  await arrive(page, `/r/${token}`);
  await page.goto("/reflect/history");
  await page.getByText(en.passphrase.replace).click();
  await setPassphrase(page, en);
  await expect(page.getByText(unsure)).toBeVisible();
  await press(page, en.erase.confirmButton);
  await expect(page.getByText(en.erase.going.split("{day}")[0] ?? "")).toBeVisible();
  await press(page, en.erase.undoButton);
  await expect(page.getByText(en.erase.undone)).toBeVisible();
});

test("while everything is being erased no older link sets another passphrase", async ({
  page,
  context,
}) => {
  const it = await give();
  await comeIn(context, it, "circle");
  await page.goto("/reflect/history");
  await setPassphrase(page, en);
  await page.goto("/reflect/history/erase");
  await page.getByLabel(en.erase.confirm).fill(HERS);
  await press(page, en.erase.button);
  await expect(page.getByText(en.erase.goingUndo)).toBeVisible();
  await comeIn(context, it, "circle");
  await page.goto("/reflect/history");
  await page.getByText(en.passphrase.replace).click();
  await setPassphrase(page, en, "three blue lanterns");
  // In the words that it has for every such time: whose wish it is, and that there is one, is not told.
  await expect(page.getByText(en.passphrase.notNow)).toBeVisible();
  expect(page.url()).toContain("problem=notNow");
});

test("a copy runs nothing and calculates nothing, whatever was written", async ({
  page,
  context,
}) => {
  const it = await give();
  const maya = await comeIn(context, it, "circle");
  const nasty = `=HYPERLINK("http://x")</dd><script>alert(1)</script><img src=x onerror=alert(2)>`;
  await write(maya, it, nasty);
  await page.goto("/reflect/history");
  await setPassphrase(page, en);
  await send(maya, it, []);
  const html = await (await page.request.get("/reflect/history/download?as=page")).text();
  expect(html).not.toMatch(/<script|<img|>=/);
  const json = await (await page.request.get("/reflect/history/download?as=json")).text();
  expect(json).not.toContain("<");
  const [reflection] = JSON.parse(json).reflections;
  expect(reflection.answers.at(-1)).toMatchObject({ is: "given", value: nasty });
  let dialogs = 0;
  page.on("dialog", (dialog) => {
    dialogs += 1;
    return dialog.dismiss();
  });
  await page.goto("/reflect/history");
  await expect(page.getByText("=HYPERLINK").first()).toBeVisible();
  await page.setContent(html);
  expect(dialogs).toBe(0);
});

test("an open page of a revoked link is refused on its next request", async ({ page, context }) => {
  const it = await give();
  const maya = await comeIn(context, it, "circle");
  await write(maya, it, "Written before it was revoked.");
  await page.goto("/reflect/history");
  await setPassphrase(page, en);
  await send(maya, it, []);
  await page.goto("/reflect/history");
  await expect(page.getByText("Written before it was revoked.").first()).toBeVisible();
  await buildClosure(it.okafor, it.couple, it.circle.id, "revoked");
  await press(page, en.history.save);
  await expect(page.getByText(en.problems.ended)).toBeVisible();
  expect((await page.request.get("/reflect/history/download?as=json")).url()).toMatch(/ended/);
  await page.goto("/reflect/history");
  await expect(page).toHaveURL(/ended/);
});

test("a form from elsewhere, or made for another link, changes nothing", async ({
  page,
  context,
  baseURL,
}) => {
  const it = await give();
  const maya = await comeIn(context, it, "circle");
  await write(maya, it, "Stays as it is.");
  await page.goto("/reflect/history");
  await setPassphrase(page, en);
  await send(maya, it, ["sentence"]);
  const state = async () => {
    const { rows } = await connection().execute(sql`
      select (select json_agg(r.id) from release r where r.couple_id = ${it.couple.id}) as released,
        (select json_agg(p.id) from passphrase p where p.couple_id = ${it.couple.id}) as phrases,
        (select count(*) from withdrawal w where w.couple_id = ${it.couple.id}) as withdrawn,
        (select count(*) from erasure e where e.couple_id = ${it.couple.id}) as erasing`);
    return rows[0];
  };
  const before = await state();
  const { rows } = await connection().execute<{ id: string }>(
    sql`select id from reflection where couple_id = ${it.couple.id}`,
  );
  const reflection = rows[0]?.id ?? "";
  const forms: [string, Record<string, string>][] = [
    ["set", { new: "three blue lanterns", again: "three blue lanterns" }],
    ["open", { passphrase: HERS }],
    ["releases", { reflection, "release.sentence": "private" }],
    ["take-back", {}],
    ["withdraw", { reflection }],
    ["restore", { reflection }],
    ["erase/ask", { passphrase: HERS }],
    ["erase/undo", {}],
  ];
  for (const [name, fields] of forms) {
    const address = `/reflect/history/${name}`;
    const own = { ...fields, link: it.circle.id };
    for (const origin of ["https://elsewhere.example", "null", undefined]) {
      const headers: Record<string, string> = origin === undefined ? {} : { origin };
      expect((await page.request.post(address, { headers, form: own })).status()).toBe(403);
    }
    const headers = { origin: baseURL ?? "" };
    const theirs = { ...fields, link: it.diamond.id };
    expect((await page.request.post(address, { headers, form: theirs })).status()).toBe(401);
    const odd = { ...own, odd: "1" };
    expect((await page.request.post(address, { headers, form: odd })).status()).toBe(422);
  }
  expect(await state()).toEqual(before);
});

test("after sending and leaving, and with a draft half-way, nothing of it is found anywhere", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const it = await give();
  const profile = mkdtempSync(join(tmpdir(), "soft-landing-profile-"));
  const { launchOptions } = test.info().project.use;
  const own = await chromium.launchPersistentContext(profile, {
    ...launchOptions,
    ...{ viewport: PHONE, baseURL: process.env.BASE_URL ?? "" },
  });
  await own.route("https://www.wikipedia.org/**", (route) => route.fulfill({ body: "Elsewhere" }));
  const page = await own.newPage();
  await comeIn(own, it, "circle");
  // One round is sent and left, another stays half-way: both typed by hand, as Maya would.
  await page.goto("/reflect/step/7");
  await page.getByRole("textbox").fill("zephyrsentwords");
  await page.locator("main").getByRole("button", { name: en.step.next, exact: true }).click();
  await page.waitForURL("**/preview");
  await press(page, en.preview.send);
  await page.waitForURL("**/done");
  await page.getByRole("link", { name: en.history.offer }).click();
  await setPassphrase(page, en);
  await expect(page.getByText("zephyrsentwords")).toBeVisible();
  await page.getByRole("link", { name: en.leave, exact: true }).click();
  await expect(page.getByText("Elsewhere")).toBeVisible();
  const again = await another(it);
  await comeIn(own, again, "circle");
  await page.goto("/reflect/step/7");
  await page.getByRole("textbox").fill("zephyrdraftwords");
  await expect(page.getByRole("status")).toHaveText(/^Saved/);
  await page.getByRole("link", { name: en.leave, exact: true }).click();
  await expect(page.getByText("Elsewhere")).toBeVisible();

  for (let i = 0; i < 12; i++) {
    if (!(await page.goBack({ waitUntil: "networkidle" }).catch(() => null))) break;
    expect(await page.content()).not.toMatch(/zephyr(sent|draft)words/);
  }
  await page.goto("/reflect/ended?page=closed&control=zephyrcontrol");
  const kept = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    caches: await caches.keys(),
    bases: await indexedDB.databases(),
  }));
  expect(kept).toEqual({ local: [], session: [], caches: [], bases: [] });
  await own.close();
  const files = everyFile(profile);
  const holding = (word: string) =>
    files.filter((file) => {
      const bytes = readFileSync(file);
      return bytes.includes(word) || bytes.includes(Buffer.from(word, "utf16le"));
    });
  // What the search would find: the address of a page that was visited.
  expect(holding("zephyrcontrol").length).toBeGreaterThan(0);
  expect([holding("zephyrsentwords"), holding("zephyrdraftwords")]).toEqual([[], []]);
  rmSync(profile, { recursive: true, force: true });

  // Somebody else with the same links, in another browser, who sets a passphrase of their own.
  for (const round of [it, again]) {
    const context = await browser.newContext({ viewport: PHONE });
    const stranger = await context.newPage();
    await startWith(stranger, round);
    const seen: string[] = [];
    const look = async (address: string) => {
      await stranger.goto(address);
      seen.push(await stranger.content());
    };
    const addresses = ["/reflect", "/reflect/step/7", "/reflect/preview", "/reflect/done"];
    for (const address of addresses) await look(address);
    await look("/reflect/history");
    const replace = stranger.getByText(en.passphrase.replace);
    if (await replace.isVisible()) await replace.click();
    await setPassphrase(stranger, en, "three blue lanterns");
    await expect(stranger.getByText(en.passphrase.isSet)).toBeVisible();
    for (const address of [...addresses, "/reflect/history"]) await look(address);
    for (const as of ["page", "json"]) {
      const copy = await stranger.request.get(`/reflect/history/download?as=${as}`);
      expect(copy.status()).toBe(200);
      seen.push(await copy.text());
    }
    // They can press Send on what stayed half-way; it opens none of it.
    await stranger.goto("/reflect/preview");
    if (stranger.url().endsWith("/preview")) {
      await press(stranger, en.preview.send);
      await stranger.waitForURL("**/done");
      await look("/reflect/history");
    }
    expect(seen.join("\n")).not.toMatch(/zephyr(sent|draft)words/);
    await context.close();
  }
});

test("behind the passphrase a draft is read back in another browser, without it it is not", async ({
  page,
  browser,
  context,
}) => {
  const it = await give();
  await comeIn(context, it, "circle");
  await page.goto("/reflect/history");
  await setPassphrase(page, en);
  await page.goto("/reflect/step/7");
  await page.getByRole("textbox").fill("Half-way and mine.");
  await expect(page.getByRole("status")).toHaveText(/^Saved/);
  const elsewhere = await browser.newContext();
  await comeIn(elsewhere, it, "circle");
  const other = await elsewhere.newPage();
  await other.goto("/reflect/step/7");
  await expect(other.getByText(en.step.elsewhereWrite)).toBeVisible();
  await unlock(other, en);
  await other.goto("/reflect/step/7");
  await expect(other.getByRole("textbox")).toHaveValue("Half-way and mine.");
  await other.goto("/reflect/preview");
  await expect(other.getByRole("radio", { name: en.release.both })).toBeVisible();
  await elsewhere.close();
});

test("a legal hold is said before erasing, and while it waits", async ({ page, context }) => {
  const it = await give();
  await connection().execute(
    sql`insert into legal_hold (practice_id, set_by) values (${it.practice.id}, ${it.okafor.memberId})`,
  );
  await comeIn(context, it, "circle");
  await page.goto("/reflect/history");
  await setPassphrase(page, en);
  await page.getByRole("link", { name: en.erase.link }).click();
  await expect(page.getByText(en.erase.hold)).toBeVisible();
  await page.getByLabel(en.erase.confirm).fill(HERS);
  await press(page, en.erase.button);
  await expect(page.getByText("The practice must keep it by law for now.")).toBeVisible();
});

test("every screen of history is without fault for axe", async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await open(browser);
  const context = page.context();
  const it = await give();
  const maya = await comeIn(context, it, "circle");
  await write(maya, it, "I said I was fine with it, and I think I wanted you to notice.");
  await page.goto("/reflect");
  await look(page, "history-first");
  await page.goto("/reflect/preview");
  await page.getByRole("radio", { name: en.release.both }).check();
  await look(page, "history-preview");
  await page.goto("/reflect/history");
  await look(page, "history-set");
  await setPassphrase(page, en, "short");
  await look(page, "history-set-problem");
  await setPassphrase(page, en);
  await look(page, "history-empty");
  await send(maya, it, ["sentence"]);
  const jonas = (await buildPartnerSignIn(it.given, "diamond")).partner;
  await write(jonas, it, "Yo también quería que lo notaras.");
  await send(jonas, it, ["sentence"]);
  await hourComes(it);
  await page.goto("/reflect/done");
  await look(page, "history-done");
  await page.goto("/reflect/history");
  await page.getByText(en.withdraw.summary, { exact: true }).click();
  await look(page, "history-open");
  await press(page, en.withdraw.button);
  await look(page, "history-withdrawn");
  await page.goto("/reflect/history/erase");
  await look(page, "history-erase");
  await page.getByLabel(en.erase.confirm).fill(HERS);
  await press(page, en.erase.button);
  await look(page, "history-erasing");
  await press(page, en.erase.undoButton);
  await context.clearCookies();
  await comeIn(context, it, "circle");
  await page.goto("/reflect/history");
  for (let i = 0; i < 5; i++) {
    await page.getByLabel(en.passphrase.label, { exact: true }).fill("not these words");
    await press(page, en.passphrase.open);
    if (i === 0) await look(page, "history-wrong");
  }
  await look(page, "history-waiting");
  await context.close();
});

/** Another check-in of the same couple. */
async function another(it: Given): Promise<Given> {
  const opens = addDays(wallTimeOf(new Date(), TIME_ZONE), -1);
  const given = await buildAssignment(it.okafor, it.couple, {
    ...{ exerciseKey: "weekly-check-in", opens, due: addDays(opens, 5), times: 1, everyWeeks: 1 },
    ...{ timeZone: TIME_ZONE, at: new Date() },
  });
  const [round] = given.rounds;
  const { circle, diamond } = given.links;
  if (!round || !circle || !diamond) throw new RangeError("both were given a link to a round");
  return { ...it, given, round, circle, diamond };
}

/** Presses Start on Maya's own link and passes what comes before the first question. */
async function startWith(page: Page, { circle }: Given) {
  await page.goto(`${process.env.BASE_URL}/r/${circle.token}`);
  await press(page, en.landing.start);
  await page.waitForURL("**/reflect**");
  const cookie = (await page.context().cookies()).find((each) => /page$/.test(each.name));
  const partner = await partnerOf(cookie?.value ?? "");
  if (!partner) throw new RangeError("the link serves");
  await buildArrival(partner);
  await page.goto(`${process.env.BASE_URL}/reflect`);
}

function everyFile(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
