import { type Browser, expect, type Page, test } from "@playwright/test";
import { makeResetLink } from "@/data/people";
import { resetPassword } from "@/data/principal/reset";
import { disconnect } from "@/db/client";
import { buildCouple, buildMember, buildPractice } from "@/db/sample/builders";
import { buildTwoStep, codeOf } from "@/db/sample/two-step";
import type { Role, Therapist } from "@/domain/principal";
import { newId, newToken } from "@/server/id";
import { comeIn, press, TIME_ZONE } from "./fixtures";

// How a member's account is looked after: the second step of signing in, and what helps when it is lost.

const PASSWORD = "nine owls on a roof";
const at = new Date(Date.now() - 20 * 86_400_000);

test.afterAll(disconnect);

async function practice() {
  const crisisLine = "Call 112, day and night.";
  const house = await buildPractice({ name: "Practice", timeZone: TIME_ZONE, crisisLine, at });
  const member = async (name: string, role: Role = "therapist") => {
    const email = `${newId()}@story.example`;
    const therapist = await buildMember(house, { name, email, role, password: PASSWORD, at });
    return { email, therapist };
  };
  return { house, member };
}

async function enter(page: Page, email: string, password = PASSWORD) {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.keyboard.press("Enter");
}

/** Scans what the page shows: the code of now, or of so many half minutes later. */
async function scan(page: Page, later = 0): Promise<string> {
  const secret = ((await page.locator("p.font-mono").textContent()) ?? "").replaceAll(" ", "");
  const when = new Date(Date.now() + later * 30_000);
  return codeOf(`otpauth://totp/Soft%20Landing:x?secret=${secret}&issuer=Soft%20Landing`, when);
}

async function elsewhere(browser: Browser, script = true): Promise<Page> {
  const context = await browser.newContext({
    ...{ baseURL: process.env.BASE_URL ?? "", javaScriptEnabled: script },
  });
  return context.newPage();
}

/** An owner, Sam and Kim, who care for a couple together, and one whom Sam cares for alone. */
async function sharedCare() {
  const { member } = await practice();
  const [owner, sam, kim] = [
    await member("Dr. Okafor", "owner"),
    await member("Sam Reyes"),
    await member("Kim Vale"),
  ];
  const couple = (alias: string, alsoCaring: Therapist[]) =>
    buildCouple(sam.therapist, {
      ...{ alias, alsoCaring, at },
      circle: { name: "Maya", language: "en", safeContact: "By text" },
      diamond: { name: "Jonas", language: "en", safeContact: "By text" },
    });
  const shared = await couple("Maya and Jonas", [kim.therapist]);
  const alone = await couple("Robin and Sasha", []);
  return { owner, sam, kim, shared, alone };
}

/** A member among those that an owner looks after. */
function accountOf(page: Page, name: string) {
  const members = page.getByRole("heading", { name: "Members of the practice" });
  return page.locator("main section").filter({ has: members }).locator("li", { hasText: name });
}

/** The owner makes a reset link for a colleague. */
async function resetLink(page: Page, owner: Therapist, name: string): Promise<string> {
  await comeIn(page, owner, "/settings/people");
  const entry = accountOf(page, name);
  await entry.getByText("Suspend, or a new password").click();
  await entry.getByRole("button", { name: "Make a reset link" }).click();
  return new URL((await entry.locator("p.font-mono").textContent()) ?? "").pathname;
}

async function giveCode(page: Page, code: string) {
  await page.getByLabel("Code", { exact: true }).fill(code);
  await page.keyboard.press("Enter");
}

test("set up once, asked for everywhere after; a recovery code stands in, once", async ({
  page,
  browser,
}) => {
  const { email, therapist } = await (await practice()).member("Dr. Okafor");
  await comeIn(page, therapist, "/settings/account");
  await page.getByRole("link", { name: "Set it up" }).click();
  await page.getByLabel("Your password").fill("not the password");
  await press(page, "Set it up");
  await expect(page.getByText("This is not your current password.")).toBeVisible();
  await page.getByLabel("Your password").fill(PASSWORD);
  await press(page, "Set it up");
  await page.getByLabel("Code", { exact: true }).waitFor();
  await giveCode(page, await scan(page));
  await expect(page.getByRole("heading", { name: "Your recovery codes" })).toBeFocused();
  const codes = await page.locator("main ul li").allInnerTexts();
  expect(codes).toHaveLength(10);
  await page.getByRole("link", { name: "I have kept them" }).click();
  await page.waitForURL("**/couples");
  // They are shown once.
  await page.goto("/two-step");
  await expect(page.locator("main")).toContainText("10 recovery codes are left");
  expect(await page.content()).not.toContain(codes[0]);

  const phone = await elsewhere(browser);
  await enter(phone, email);
  await phone.waitForURL("**/sign-in/code");
  await phone.goto("/settings");
  await phone.waitForURL("**/sign-in/code");
  await giveCode(phone, "000000");
  await expect(phone.getByText("This code does not work.").first()).toBeVisible();
  // What was typed is a secret: it does not come back.
  await expect(phone.getByLabel("Code", { exact: true })).toHaveValue("");
  await giveCode(phone, codes[3] ?? "");
  await phone.waitForURL("**/couples");

  const other = await elsewhere(browser);
  await enter(other, email);
  await other.waitForURL("**/sign-in/code");
  await giveCode(other, codes[3] ?? "");
  await expect(other.getByText("This code does not work.").first()).toBeVisible();
});

test("where no script runs, all of it works", async ({ browser }) => {
  const { email } = await (await practice()).member("Dr. Okafor");
  const page = await elsewhere(browser, false);
  await enter(page, email, "not the password");
  await expect(page.getByText("do not fit together")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue(email);
  await enter(page, email);
  await page.waitForURL("**/couples");
  await page.goto("/two-step");
  await page.getByLabel("Your password").fill(PASSWORD);
  await press(page, "Set it up");
  const next = await scan(page, 1);
  await giveCode(page, "000000");
  await expect(page.getByText("This code does not work.").first()).toBeVisible();
  await giveCode(page, await scan(page));
  await expect(page.getByRole("heading", { name: "Your recovery codes" })).toBeVisible();
  await expect(page.locator("main ul li")).toHaveCount(10);

  const phone = await elsewhere(browser, false);
  await enter(phone, email);
  await phone.waitForURL("**/sign-in/code");
  await giveCode(phone, next);
  await phone.waitForURL("**/couples");
  await phone.goto("/two-step");
  await phone.locator("#renew-password").fill(PASSWORD);
  await press(phone, "Make new codes");
  await expect(phone.locator("main ul li")).toHaveCount(10);
});

test("the owner requires it: nobody gets further without", async ({ page, browser }) => {
  const { member } = await practice();
  const owner = await member("Dr. Okafor", "owner");
  const sam = await member("Sam Reyes");
  const { uri } = await buildTwoStep(owner.therapist, PASSWORD);
  const at = await elsewhere(browser);
  await comeIn(at, sam.therapist, "/couples");
  await comeIn(page, owner.therapist, "/settings");
  await page.waitForURL("**/sign-in/code");
  await giveCode(page, codeOf(uri));
  await page.waitForURL("**/couples");
  await page.goto("/settings");
  await press(page, "Require it of every member");
  await expect(page.getByText("Every member must have it;")).toBeVisible();

  await at.goto("/settings");
  await at.waitForURL("**/two-step");
  await expect(at.locator("main")).toContainText("Your practice asks every member for it");
  await at.goto("/couples/new");
  await at.waitForURL("**/two-step");
  await at.getByLabel("Your password").fill(PASSWORD);
  await press(at, "Set it up");
  await at.getByLabel("Code", { exact: true }).waitFor();
  await giveCode(at, await scan(at));
  await at.getByRole("link", { name: "I have kept them" }).click();
  await at.waitForURL("**/couples");
  await at.goto("/two-step");
  await expect(at.getByRole("button", { name: "Turn it off" })).toHaveCount(0);
});

test("sign-ins are listed by device and time, and end one by one or all others", async ({
  page,
  browser,
}) => {
  const { email, therapist } = await (await practice()).member("Dr. Okafor");
  const [phone, library, clinic] = [
    await elsewhere(browser),
    await elsewhere(browser),
    await elsewhere(browser),
  ];
  await enter(phone, email);
  await phone.waitForURL("**/couples");
  await comeIn(library, therapist, "/couples");
  await comeIn(clinic, therapist, "/couples");
  await comeIn(page, therapist, "/settings/account");
  const list = page.locator("main section", { hasText: "Sign-ins" }).locator("li");
  await expect(list).toHaveCount(4);
  await expect(list.first()).toContainText("this one");
  const onPhone = list.filter({ hasText: "Chrome on" });
  await expect(onPhone).toContainText(/Since today \d\d:\d\d · last seen today/);
  await onPhone.getByRole("button", { name: "End", exact: true }).click();
  await expect(list).toHaveCount(3);
  await phone.goto("/couples");
  await phone.waitForURL("**/sign-in");
  await library.goto("/couples");
  await expect(library).toHaveURL(/couples$/);
  await page.getByRole("button", { name: "End all others" }).click();
  await expect(list).toHaveCount(1);
  for (const other of [library, clinic]) {
    await other.goto("/couples");
    await other.waitForURL("**/sign-in");
  }
});

test("another password ends the other sign-ins, also where no script runs", async ({ browser }) => {
  const { email, therapist } = await (await practice()).member("Dr. Okafor");
  const [page, other] = [await elsewhere(browser, false), await elsewhere(browser)];
  await comeIn(other, therapist, "/couples");
  await comeIn(page, therapist, "/settings/account");
  await page.getByLabel("Current password").fill("not the password");
  await page.getByLabel("New password").fill("ten quieter herons");
  await press(page, "Change the password");
  await expect(page.getByText("This is not your current password.")).toBeVisible();
  await page.getByLabel("Current password").fill(PASSWORD);
  await page.getByLabel("New password").fill("ten quieter herons");
  await press(page, "Change the password");
  await expect(page.getByText("Changed. Every other sign-in has ended.")).toBeVisible();
  await page.goto("/couples");
  await expect(page).toHaveURL(/couples$/);
  await other.goto("/couples");
  await other.waitForURL("**/sign-in");
  await enter(other, email);
  await expect(other.getByText("do not fit together")).toBeVisible();
  await enter(other, email, "ten quieter herons");
  await other.waitForURL("**/couples");
});

test("a reset with a code: everything is there again, after the second step", async ({
  page,
  browser,
}) => {
  const { owner, sam, shared } = await sharedCare();
  const { codes } = await buildTwoStep(sam.therapist, PASSWORD);
  const link = await resetLink(page, owner.therapist, "Sam Reyes");
  const at = await elsewhere(browser, false);
  await at.goto(link);
  await at.getByLabel("New password").fill("too short");
  await press(at, "Set the password");
  await expect(at.getByText("Use at least 12 characters.")).toBeVisible();
  await at.getByLabel("New password").fill("ten quieter herons");
  await press(at, "Set the password");
  await expect(at.getByText("This code does not work.").first()).toBeVisible();
  await at.getByLabel("New password").fill("ten quieter herons");
  await at.getByLabel("Code", { exact: true }).fill(codes[0] ?? "");
  await press(at, "Set the password");
  await expect(at.getByText("Your new password is set. Sign in with it.")).toBeVisible();

  const sams = await elsewhere(browser);
  await enter(sams, sam.email, "ten quieter herons");
  await sams.waitForURL("**/sign-in/code");
  await giveCode(sams, codes[1] ?? "");
  await sams.waitForURL("**/couples");
  await sams.goto(`/couples/${shared.id}`);
  await expect(sams.getByRole("heading", { level: 1 })).toHaveText("Maya and Jonas");
});

test("a reset without a code: access waits for a colleague, or for a recovery code", async ({
  page,
  browser,
}) => {
  const { owner, sam, kim, shared, alone } = await sharedCare();
  const { codes } = await buildTwoStep(sam.therapist, PASSWORD);
  const link = await resetLink(page, owner.therapist, "Sam Reyes");
  const at = await elsewhere(browser);
  await at.goto(link);
  await at.getByLabel("New password").fill("ten quieter herons");
  await at.getByLabel("I have neither, and leave the code empty").check();
  await press(at, "Set the password");
  await expect(at.getByText("access to your couples waits")).toBeVisible();
  await at.getByLabel("E-mail").fill(sam.email);
  await at.getByLabel("Password").fill("ten quieter herons");
  await at.keyboard.press("Enter");
  await at.waitForURL("**/couples");
  await expect(at.getByText("Access to 2 couples waits")).toBeVisible();
  for (const { id } of [shared, alone]) {
    await at.goto(`/couples/${id}`);
    await expect(at.getByText("Nothing to show here")).toBeVisible();
  }

  const kims = await elsewhere(browser, false);
  await comeIn(kims, kim.therapist, `/couples/${shared.id}`);
  await expect(kims.getByText("Sam Reyes waits to be let in")).toBeVisible();
  await press(kims, "Let Sam Reyes in");
  await expect(kims.getByText("Sam Reyes waits to be let in")).toHaveCount(0);

  await at.goto(`/couples/${shared.id}`);
  await expect(at.getByRole("heading", { level: 1 })).toHaveText("Maya and Jonas");
  await at.goto("/settings/account");
  const waiting = at.locator("main section", { hasText: "Waiting to be let in" });
  await expect(waiting).toContainText(
    "Nobody else on the care team can let you in, so it stays waiting",
  );
  await expect(waiting).toContainText("one of the recovery codes that you had before");
  await waiting.getByLabel("Recovery code").fill("000000");
  await press(at, "Use the recovery code");
  await expect(at.getByText("This code does not work.").first()).toBeVisible();
  await waiting.getByLabel("Recovery code").fill(codes[7] ?? "");
  await press(at, "Use the recovery code");
  await at.waitForURL("**/couples");
  await expect(at.getByRole("link", { name: "Robin and Sasha", exact: true })).toBeVisible();
});

test("a reset link that is unknown, expired or used: the same page, byte for byte", async ({
  page,
  request,
}) => {
  const { owner, kim } = await sharedCare();
  const used = await resetLink(page, owner.therapist, "Sam Reyes");
  await resetPassword(used.split("/")[2] ?? "", {
    ...{ password: "ten quieter herons", code: "", without: true },
  });
  const long = new Date(Date.now() - 25 * 3_600_000);
  const { token } = await makeResetLink(owner.therapist, kim.therapist.memberId, long);
  const read = async (path: string) => {
    const answer = await request.get(path);
    const nonce = /'nonce-([^']+)'/.exec(answer.headers()["content-security-policy"] ?? "")?.[1];
    const text = (await answer.text())
      .replaceAll(nonce ?? "-", "NONCE")
      .replaceAll(path.split("/")[2] ?? "-", "TOKEN");
    return `${answer.status()} ${text}`;
  };
  const unknown = await read(`/reset/${newToken()}`);
  expect(unknown).toContain("This link no longer works");
  expect(await read(used)).toBe(unknown);
  expect(await read(`/reset/${token}`)).toBe(unknown);
  // And one that serves is told apart.
  const serves = await resetLink(page, owner.therapist, "Sam Reyes");
  expect(await read(serves)).not.toBe(unknown);
});

test("suspended, the next click finds no way in; lifted, signing in works at once", async ({
  page,
  browser,
}) => {
  const { owner, sam } = await sharedCare();
  const at = await elsewhere(browser);
  await enter(at, sam.email);
  await at.waitForURL("**/couples");
  await comeIn(page, owner.therapist, "/settings");
  await page.getByRole("link", { name: "The practice’s people" }).click();
  const entry = accountOf(page, "Sam Reyes");
  await entry.getByText("Suspend, or a new password").click();
  await entry.getByRole("button", { name: "Suspend" }).click();
  await expect(entry).toContainText("suspended since today");
  await at.getByRole("link", { name: "Exercises" }).click();
  await at.waitForURL("**/sign-in");
  await enter(at, sam.email);
  await expect(at.getByText("do not fit together")).toBeVisible();
  await entry.getByRole("button", { name: "Lift the suspension" }).click();
  await expect(entry).not.toContainText("suspended");
  await enter(at, sam.email);
  await at.waitForURL("**/couples");
});
