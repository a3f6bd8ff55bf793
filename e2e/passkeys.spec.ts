import { type Browser, expect, type Page, type Request, test } from "@playwright/test";
import { disconnect } from "@/db/client";
import { buildPasskey } from "@/db/sample/authenticator";
import { buildMember, buildPractice } from "@/db/sample/builders";
import { buildTwoStep } from "@/db/sample/two-step";
import { newId } from "@/server/id";
import { comeIn, plugIn, press, TIME_ZONE } from "./fixtures";

// A passkey in place of the code: the browser's own device, without its dialogue.

const PASSWORD = "nine owls on a roof";
const at = new Date(Date.now() - 20 * 86_400_000);

test.afterAll(disconnect);

/** A member who has two-step sign-in, with its recovery codes. */
async function withTwoSteps() {
  const crisisLine = "Call 112, day and night.";
  const house = await buildPractice({ name: "Practice", timeZone: TIME_ZONE, crisisLine, at });
  const email = `${newId()}@story.example`;
  const of = { name: "Dr. Okafor", role: "owner", password: PASSWORD, at } as const;
  const therapist = await buildMember(house, { ...of, email });
  return { email, therapist, ...(await buildTwoStep(therapist, PASSWORD)) };
}

async function enter(page: Page, email: string) {
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/sign-in/code");
}

function passkeys(page: Page) {
  const title = page.getByRole("heading", { name: "Passkeys" });
  return page.locator("main section").filter({ has: title });
}

async function add(page: Page, name: string, password = PASSWORD) {
  await passkeys(page).getByLabel("Name for it").fill(name);
  await passkeys(page).getByLabel("Your password").fill(password);
  await press(page, "Add a passkey");
}

async function apart(browser: Browser, script = true): Promise<Page> {
  const of = { baseURL: process.env.BASE_URL ?? "", javaScriptEnabled: script };
  return (await browser.newContext(of)).newPage();
}

/** What a form sends that carries a device's answer. */
const isAnswer = (request: Request) => request.postData()?.includes("clientDataJSON") ?? false;

test("added once, it stands in for the code until it is removed; codes go on serving", async ({
  page,
}) => {
  const { email, codes } = await withTwoSteps();
  const verify = await plugIn(page);
  // Added in a sign-in that has given its code.
  await enter(page, email);
  await expect(page.getByRole("button", { name: "Use a passkey" })).toHaveCount(0);
  await page.getByLabel("Code", { exact: true }).fill(codes[0] ?? "");
  await press(page, "Go on");
  await page.waitForURL("**/couples");
  await page.goto("/settings/account");
  await add(page, "The laptop", "not the password");
  await expect(page.getByText("This is not your current password.")).toBeVisible();
  await expect(passkeys(page).getByLabel("Name for it")).toHaveValue("The laptop");
  await add(page, "The laptop");
  await expect(passkeys(page).getByText("Added.", { exact: true })).toBeVisible();
  await expect(passkeys(page).locator("li")).toContainText("The laptop");
  await expect(passkeys(page).locator("li")).toContainText("not used yet");
  await add(page, "The same laptop");
  await expect(page.getByText("This device has one of your passkeys already.")).toBeVisible();
  await expect(passkeys(page).getByLabel("Name for it")).toHaveValue("The same laptop");

  await enter(page, email);
  // The finger is not known: nothing is lost, and the next press serves.
  await verify(false);
  await press(page, "Use a passkey");
  await expect(page.getByText("No passkey was used.")).toBeVisible();
  await verify(true);
  await press(page, "Use a passkey");
  await page.waitForURL("**/couples");
  await page.goto("/settings/account");
  await expect(passkeys(page).locator("li")).toContainText("last used today");
  await press(page, "Remove");
  await expect(passkeys(page).locator("li")).toHaveCount(0);

  await enter(page, email);
  await expect(page.getByRole("button", { name: "Use a passkey" })).toHaveCount(0);
  await page.getByLabel("Code", { exact: true }).fill(codes[1] ?? "");
  await press(page, "Go on");
  await page.waitForURL("**/couples");
});

test("an answer that was sent before, or that answers another challenge, is refused", async ({
  page,
}) => {
  const { email, codes } = await withTwoSteps();
  await plugIn(page);
  await enter(page, email);
  await page.getByLabel("Code", { exact: true }).fill(codes[0] ?? "");
  await press(page, "Go on");
  await page.waitForURL("**/couples");
  await page.goto("/settings/account");
  await add(page, "");
  // Without a name it has the browser's.
  await expect(passkeys(page).locator("li")).toContainText("Chrome on");

  await enter(page, email);
  const [sent] = await Promise.all([page.waitForRequest(isAnswer), press(page, "Use a passkey")]);
  await page.waitForURL("**/couples");
  const before = { postData: sent.postDataBuffer() ?? "", headers: await sent.allHeaders() };

  await enter(page, email);
  let replayed = 0;
  await page.route("**/sign-in/code", async (route) => {
    if (!isAnswer(route.request())) return route.continue();
    replayed += 1;
    const own = await route.request().allHeaders();
    const type = before.headers["content-type"] ?? "";
    await route.continue({ postData: before.postData, headers: { ...own, "content-type": type } });
  });
  await press(page, "Use a passkey");
  await expect(page.getByText("This passkey does not work, or it took too long.")).toBeVisible();
  expect(replayed).toBe(1);
  await page.unrouteAll();
  await page.goto("/couples");
  await page.waitForURL("**/sign-in/code");
  await press(page, "Use a passkey");
  await page.waitForURL("**/couples");
});

test("without script, and where a browser takes none, a code is asked for", async ({
  page,
  browser,
}) => {
  const { therapist, codes } = await withTwoSteps();
  await buildPasskey(therapist);
  const plain = await apart(browser, false);
  await comeIn(plain, therapist, "/couples");
  await expect(plain.getByLabel("Code", { exact: true })).toBeVisible();
  await expect(plain.getByRole("button", { name: "Use a passkey" })).toHaveCount(0);
  await plain.getByLabel("Code", { exact: true }).fill(codes[0] ?? "");
  await press(plain, "Go on");
  await plain.waitForURL("**/couples");
  await plain.goto("/settings/account");
  await expect(plain.locator("noscript")).toBeVisible();
  await press(plain, "Remove");
  await expect(passkeys(plain).locator("li")).toHaveCount(0);

  await buildPasskey(therapist);
  await page.addInitScript(() => Reflect.deleteProperty(window, "PublicKeyCredential"));
  await comeIn(page, therapist, "/couples");
  await expect(page.getByText("This browser takes no passkeys: type a code.")).toBeVisible();
  await page.getByLabel("Code", { exact: true }).fill(codes[1] ?? "");
  await press(page, "Go on");
  await page.waitForURL("**/couples");
  await page.goto("/settings/account");
  await expect(passkeys(page)).toContainText("This browser takes no passkeys.");
});
