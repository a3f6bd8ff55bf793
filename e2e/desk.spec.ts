import { type Browser, expect, type Page, test } from "@playwright/test";
import { askErasure, undoErasure } from "@/data/erasure";
import { setPassphrase } from "@/data/passphrase";
import { partnerOf } from "@/data/principal/link";
import { disconnect } from "@/db/client";
import { buildAssignment } from "@/db/sample/assigning";
import {
  buildCouple,
  buildMember,
  buildNote,
  buildPractice,
  buildScreening,
  buildSessions,
} from "@/db/sample/builders";
import { buildConsent, buildMisdelivery, buildReleases, buildReview } from "@/db/sample/room";
import { buildPartnerSignIn, buildReflections } from "@/db/sample/writing";
import { addDays, wallTimeOf } from "@/domain/wall-time";
import { newId } from "@/server/id";
import { look } from "./looking";

const DAY = 86_400_000;
const TIME_ZONE = "Europe/Madrid";
const PASSWORD = "nine owls on a roof";

test.use({ locale: "en-GB", timezoneId: TIME_ZONE });
test.setTimeout(180_000);
test.afterAll(disconnect);

const given = (value: string | number) => ({ is: "given", value }) as const;

/** Maya and Jonas: a check-in that is over and one that runs, both answered by Maya. */
async function build() {
  const at = new Date(Date.now() - 20 * DAY);
  const crisisLine = "Call 112, day and night.";
  const practice = await buildPractice({ name: "Practice", timeZone: TIME_ZONE, crisisLine, at });
  const email = `${newId()}@story.example`;
  const member = { name: "Dr. Okafor", email, password: PASSWORD, role: "owner" } as const;
  const okafor = await buildMember(practice, { ...member, at });
  const couple = await buildCouple(okafor, {
    ...{ alias: "Zephyralias", at },
    circle: { name: "Maya", language: "en", safeContact: "zephyrcontact" },
    diamond: { name: "Jonas", language: "es", safeContact: "By text" },
  });
  await buildScreening(okafor, couple, at);
  await buildNote(okafor, couple, "zephyrnote", at);
  await buildSessions(okafor, couple, [new Date(Date.now() - 6 * DAY)]);
  const opens = addDays(wallTimeOf(new Date(), TIME_ZONE), -9);
  const checkIn = await buildAssignment(okafor, couple, {
    ...{ exerciseKey: "weekly-check-in", opens, due: addDays(opens, 5), times: 3, everyWeeks: 1 },
    ...{ timeZone: TIME_ZONE, at, greeting: "zephyrgreeting" },
  });
  const [over, open] = checkIn.rounds;
  if (!over || !open) throw new RangeError("the check-in has three rounds");
  const write = (sentence: string, said: number, daysAgo: number, round = over) => ({
    ...{ round, answers: { said: given(said), sentence: given(sentence) } },
    startedAt: new Date(Date.now() - daysAgo * DAY),
    sentAt: new Date(Date.now() - daysAgo * DAY + 60_000),
  });
  const [circle = "", later = ""] = await buildReflections(checkIn, "circle", [
    { ...write("I told you half of it.", 3, 5), earlier: { said: given(8) } },
    write("Written on the wrong phone.", 7, 1, open),
  ]);
  const [diamond = ""] = await buildReflections(checkIn, "diamond", [
    write("Te conté la mitad.", 6, 5),
  ]);
  const sent = { circle, diamond, later };
  return { practice, okafor, email, couple, checkIn, over, open, sent };
}

type Built = Awaited<ReturnType<typeof build>>;

async function enter(page: Page, { email, couple }: Built, path = "") {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/couples");
  await page.goto(`/couples/${couple.id}${path}`);
}

/** One part of the page under its heading. */
function part(page: Page, heading: string) {
  return page.locator("section").filter({ has: page.getByRole("heading", { name: heading }) });
}

test("a policy is begun from a template, said in own words, and kept beside what was written under it", async ({
  page,
}) => {
  const built = await build();
  await enter(page, built);
  await expect(page.getByText("No confidences policy is written yet")).toBeVisible();
  await page.getByRole("link", { name: "Write it" }).click();
  await page.getByRole("radio", { name: /No secrets/ }).check();
  const english = page.getByLabel("In your words, in English");
  await expect(english).toHaveValue(/can come up when we three meet/);
  await page.getByRole("radio", { name: /Limited/ }).check();
  await expect(english).toHaveValue(/only if I have asked you first/);
  await english.fill("Only after I have asked you, Maya or Jonas.");
  // Own words stay when another template is looked at.
  await page.getByRole("radio", { name: /Separate/ }).check();
  await expect(english).toHaveValue("Only after I have asked you, Maya or Jonas.");
  await page.getByRole("radio", { name: /Limited/ }).check();
  await page.getByLabel("In your words, in Spanish").fill("");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("A partner reads Spanish. Say it in Spanish too.")).toBeVisible();
  await expect(english).toHaveValue("Only after I have asked you, Maya or Jonas.");
  await page.getByLabel("In your words, in Spanish").fill("Solo si antes te lo he preguntado.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("shown a change before their next answer")).toBeVisible();
  await expect(part(page, "Versions")).toContainText("version 1, written today by Dr. Okafor");
  await look(page, "desk-policy");
  await page.getByRole("link", { name: "Back to the couple" }).click();
  await expect(page.getByRole("link", { name: "Limited confidences" })).toBeVisible();
  await expect(page.getByText("No confidences policy")).toHaveCount(0);
  await expect(page.locator(`#reflection-${built.sent.later}`)).toContainText(
    "written before there was a policy",
  );
});

test("a quiet pause says exactly what it does, and the composer why it offers less", async ({
  page,
}) => {
  const built = await build();
  await enter(page, built);
  await part(page, "Quiet pause").getByText("What a quiet pause does").click();
  await expect(part(page, "Quiet pause")).toContainText("No partner’s screen changes");
  await page.getByRole("button", { name: "Pause quietly" }).click();
  await expect(page.getByText("Paused quietly since today, by Dr. Okafor.")).toBeVisible();
  await page.goto(`/couples/${built.couple.id}/assign`);
  await expect(page.getByText("A quiet pause is on for this couple")).toBeVisible();
  await expect(page.getByRole("option", { name: "Soft landing (together)" })).toBeDisabled();
  await page.goto(`/couples/${built.couple.id}`);
  await page.getByRole("button", { name: "Lift the quiet pause" }).click();
  await expect(page.getByText("What a quiet pause does")).toBeVisible();
  await page.goto(`/couples/${built.couple.id}/assign`);
  await expect(page.getByRole("option", { name: "Soft landing (together)" })).toBeEnabled();
});

test("the safe view shows what both released, and nothing else is in it or behind it", async ({
  page,
  browser,
}) => {
  const built = await build();
  await enter(page, built, "/safe-view");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing is open right now.");
  await look(page, "desk-nothing-open");
  await buildReleases(built.practice, built.checkIn, {
    ...{ roundId: built.over.id, promptKey: "sentence", reflections: built.sent },
    ...{ at: new Date(Date.now() - 5 * DAY), opensAt: new Date(Date.now() - DAY) },
  });
  await page.goto(`/couples/${built.couple.id}`);
  await page.getByRole("link", { name: "Both released one passage of “Weekly check-in”." }).click();
  await page.waitForURL("**/safe-view");
  await expect(page.getByText("I told you half of it.")).toBeVisible();
  await expect(page.locator('blockquote[lang="es"]')).toHaveText("Te conté la mitad.");
  await expect(page.locator("h2")).toHaveText([/one true sentence/, /./]);
  await look(page, "desk-safe-view");
  const html = await page.content();
  const payload = await page.evaluate(async () => {
    const answer = await fetch(location.href, { headers: { rsc: "1" } });
    return answer.text();
  });
  for (const text of [html, payload]) {
    expect(text).toContain("I told you half of it.");
    expect(text).not.toMatch(/zephyr|wrong phone|Practice|Okafor|By text|self-awareness/i);
  }
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("I told you half of it.")).toBeVisible();
  await expect(page.getByText("Close this view")).toBeHidden();
  await stranger(browser, `/couples/${built.couple.id}/safe-view`);
});

/** Whoever is not signed in is not shown it. */
async function stranger(browser: Browser, address: string) {
  const context = await browser.newContext({ baseURL: process.env.BASE_URL ?? "" });
  const page = await context.newPage();
  await page.goto(address);
  await expect(page).toHaveURL(/\/sign-in$/);
  await context.close();
}

test("what was chosen and where a link went are facts, without alarm", async ({ page }) => {
  const built = await build();
  const at = new Date(Date.now() - 3_600_000);
  await buildConsent(built.checkIn, "diamond", { round: built.open, choice: "declined", at });
  await buildMisdelivery(built.checkIn, "circle", at);
  await enter(page, built);
  await expect(page.getByText("A link may have reached the wrong person")).toBeVisible();
  await expect(part(page, "Assignments")).toContainText("Jonas: not now");
  await page.getByRole("link", { name: "make a new link" }).click();
  await page.waitForURL("**/assignments/*");
  await expect(page.getByText("said it was not for them")).toBeVisible();
  await expect(page.getByRole("cell", { name: "Not now" })).toBeVisible();
  await look(page, "desk-consent");
  await page.getByRole("button", { name: "Make a new link" }).first().click();
  await expect(page.getByRole("heading", { name: "The link", exact: true })).toBeVisible();
  await page.goto(`/couples/${built.couple.id}`);
  await expect(page.getByText("A link may have reached the wrong person")).toHaveCount(0);
  await page.goto("/couples");
  const row = page.getByRole("row", { name: /Zephyralias/ });
  await expect(row).toContainText("Maya answered; Jonas said not now");
});

test("what a reported link sends waits, and counts once it is said whose it is", async ({
  page,
}) => {
  const built = await build();
  await buildMisdelivery(built.checkIn, "circle", new Date(Date.now() - 2 * DAY));
  await enter(page, built);
  const held = page.locator(`#reflection-${built.sent.later}`);
  await expect(held).toContainText("until you say whose it is");
  await expect(page.getByText("Written on the wrong phone.")).toHaveCount(0);
  await expect(part(page, "Since")).not.toContainText("Round 2");
  const notice = page.getByText("A link may have reached the wrong person");
  await expect(notice).toBeVisible();
  await page.getByRole("link", { name: "say whose it is" }).click();
  await expect(held.getByRole("button", { name: "Set it aside" })).toBeVisible();
  await look(page, "desk-held");
  await held.getByRole("button", { name: "It is Maya’s" }).click();
  await expect(held).toContainText("Written on the wrong phone.");
  await expect(notice).toHaveCount(0);
  await expect(part(page, "Since")).toContainText("Round 2");
  await held.getByText("Written by the wrong partner?").click();
  await expect(held).toContainText("Dr. Okafor said so, today.");
  await held.getByRole("button", { name: "Undo: ask again" }).click();
  await expect(held).toContainText("until you say whose it is");
  await page.goto("/couples");
  const row = page.getByRole("row", { name: /Zephyralias/ });
  await expect(row).toContainText("Something came by Maya’s link");
});

test("that a partner asked for erasing, and took it back, stands at the top", async ({ page }) => {
  const built = await build();
  const { token, partner } = await buildPartnerSignIn(built.checkIn, "circle");
  // What she sent before is older than her passphrase.
  await setPassphrase(partner, "seven green kettles");
  const maya = (await partnerOf(token)) ?? partner;
  await askErasure(maya);
  await enter(page, built);
  const told = page.getByText("Maya asked for everything to be erased", { exact: true });
  await expect(told).toBeVisible();
  await expect(page.getByText("does not open everything that was written")).toBeVisible();
  await look(page, "desk-erasure");
  await undoErasure(maya);
  await page.reload();
  await expect(page.getByText("Maya took back that everything be erased")).toBeVisible();
  await expect(told).toHaveCount(0);
});

test("a private review is looked at alone, decided in a log, and never on paper", async ({
  page,
}) => {
  const built = await build();
  await buildReview(built.practice, built.checkIn, "circle", {
    ...{ reflectionId: built.sent.circle, reason: "afraid", at: new Date() },
  });
  await enter(page, built);
  await page.goto("/couples?show=review");
  const row = page.getByRole("row", { name: /Zephyralias/ });
  await expect(row).toContainText("a private review is waiting for you");
  await page.getByRole("link", { name: "Zephyralias", exact: true }).click();
  const reviews = part(page, "For private review");
  const reason = "Maya chose “afraid of the reaction” as the reason for not saying it.";
  await expect(reviews.getByText(reason)).toBeHidden();
  await reviews.getByText("Open it when you are alone").click();
  await expect(reviews.getByText(reason)).toBeVisible();
  await reviews.getByRole("button", { name: "I have looked at this" }).click();
  await expect(reviews).toContainText("Dr. Okafor looked at this.");
  await reviews.getByText("Write down what you decided").click();
  await look(page, "desk-review");
  await reviews.getByLabel("What you decided").fill("Speak with each alone.");
  await reviews.getByRole("button", { name: "Keep it in the log" }).click();
  await expect(reviews).toContainText("Dr. Okafor decided: Speak with each alone.");
  await page.emulateMedia({ media: "print" });
  await expect(reviews).toBeHidden();
  await expect(part(page, "Quiet pause")).toBeHidden();
  await expect(page.getByText("zephyrnote")).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await page.goto("/couples?show=review");
  await expect(page.getByRole("row", { name: /Zephyralias/ })).toHaveCount(0);
});

test("what the wrong partner wrote is set aside, brought back, and given to whom it belongs", async ({
  page,
}) => {
  const built = await build();
  await enter(page, built);
  const mayas = page.locator(`#reflection-${built.sent.later}`);
  await expect(mayas).toContainText("Written on the wrong phone.");
  await mayas.getByText("Written by the wrong partner?").click();
  await mayas.getByRole("button", { name: "Set it aside" }).click();
  await expect(mayas).toContainText("Set aside today. Nobody reads it");
  await expect(page.getByText("Written on the wrong phone.")).toHaveCount(0);
  await mayas.getByRole("button", { name: "Bring it back" }).click();
  await expect(mayas).toContainText("Written on the wrong phone.");
  await mayas.getByText("Written by the wrong partner?").click();
  await mayas.getByRole("button", { name: "Set it aside" }).click();
  await mayas.getByText("Jonas wrote it?").click();
  await look(page, "desk-wrong-partner");
  await mayas.getByRole("button", { name: "Give it to Jonas" }).click();
  await expect(mayas).toContainText("given to the other partner");
  await expect(page.getByText("Written on the wrong phone.")).toBeVisible();
  // What was true first stands beside what was true then, as it was said.
  await page.getByText(/round 1, due/).click();
  const first = page.locator(`#reflection-${built.sent.circle}`);
  await expect(first).toContainText("First: 8");
  await expect(first).toContainText("Then something else was true: 3");
});
