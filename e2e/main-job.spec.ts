import { type Browser, expect, type Page, test } from "@playwright/test";
import { mint } from "@/data/principal/mint";
import { asPrincipal } from "@/data/principal/transaction";
import { disconnect } from "@/db/client";
import { setupCode } from "@/db/schema/member";
import { hashToken, newId, newToken } from "@/server/id";

const PHONE = { width: 390, height: 844 };
const PASSWORD = "nine owls on a roof";

test.afterAll(disconnect);

/** A set-up code, as the console prints it for an empty installation. */
async function printSetupCode(): Promise<string> {
  const code = newToken();
  await asPrincipal(mint({ kind: "system", practiceId: null }), (tx) =>
    tx.insert(setupCode).values({ codeHash: hashToken(code) }),
  );
  return code;
}

async function setUp(page: Page, email: string) {
  await page.goto(`/setup/${await printSetupCode()}`);
  await page.getByLabel("Name of the practice").fill("Riverbend");
  await page.getByLabel("Time zone").selectOption("Europe/Madrid");
  await page.getByLabel("Crisis line").fill("Call 024, day and night");
  await page.getByLabel("Your name").fill("Dr. Nadia Brook");
  await page.getByLabel("Your e-mail").fill(email);
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Create the practice" }).click();
  await expect(page.getByText("Use at least 12 characters.")).toBeVisible();
  // What was typed is still there, but for the password.
  await expect(page.getByLabel("Name of the practice")).toHaveValue("Riverbend");
  await expect(page.getByLabel("Time zone")).toHaveValue("Europe/Madrid");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Create the practice" }).click();
  await page.waitForURL("**/sign-in");
}

async function signIn(page: Page, email: string) {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("not the password at all");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("do not fit together")).toBeVisible();
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/couples");
}

async function addCouple(page: Page) {
  await page.getByRole("link", { name: "Add your first couple" }).click();
  await page.getByLabel("Alias").fill("The Sunday two");
  const [circle, diamond] = [
    page.getByRole("group", { name: /circle/ }),
    page.getByRole("group", { name: /diamond/ }),
  ];
  await circle.getByLabel("Name or initials").fill("Robin");
  await circle.getByLabel("How and when").fill("Text, weekday mornings");
  await diamond.getByLabel("Name or initials").fill("Sasha");
  await diamond.getByLabel("Language").selectOption("es");
  await diamond.getByLabel("How and when").fill("In the session only");
  await page.getByRole("button", { name: "Add couple" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "The Sunday two" })).toBeVisible();
}

async function assign(page: Page): Promise<{ robin: string; sasha: string }> {
  await page.getByRole("link", { name: "Assign", exact: true }).click();
  await page.getByLabel("Exercise").selectOption("Weekly check-in");
  await expect(page.getByText("What the partner will see")).toBeVisible();
  await page.getByLabel("Greeting").fill("A few minutes, whenever it suits you.");
  await page.getByRole("button", { name: "Assign and show the links" }).click();
  const panel = (name: string) => page.getByRole("article").filter({ hasText: `For ${name} only` });
  await expect(panel("Robin")).toContainText("Text, weekday mornings");
  await expect(panel("Sasha")).toContainText("In the session only");
  const address = async (name: string) =>
    ((await panel(name).getByText(/\/r\//).textContent()) ?? "").trim();
  return { robin: await address("Robin"), sasha: await address("Sasha") };
}

/** Every screen of the weekly check-in by what it asks, until the preview. */
async function reflect(page: Page, go: string, numbers: readonly string[], sentence: string) {
  const press = async () => {
    const before = page.url();
    await page.locator("main").getByRole("button", { name: go, exact: true }).click();
    await page.waitForURL((url) => url.href !== before);
  };
  await press();
  for (const value of numbers) {
    await page.locator(`input[type="radio"][value="${value}"]`).check();
    await press();
  }
  await page.getByRole("textbox").fill(sentence);
  await press();
  await expect(page).toHaveURL(/\/reflect\/preview$/);
  await expect(page.getByText(sentence)).toBeVisible();
}

async function partnerPage(browser: Browser, script: boolean): Promise<Page> {
  const context = await browser.newContext({
    viewport: PHONE,
    hasTouch: true,
    javaScriptEnabled: script,
    baseURL: process.env.BASE_URL ?? "",
  });
  return context.newPage();
}

test("the whole job: a practice, a couple, two links, two reflections, one chart", async ({
  page,
  browser,
}) => {
  const email = `${newId()}@story.example`;
  await setUp(page, email);
  await signIn(page, email);
  await addCouple(page);
  const links = await assign(page);

  const robin = await partnerPage(browser, true);
  await robin.goto(links.robin);
  await expect(robin.locator("body")).not.toContainText(/Nadia|Riverbend|Robin|check-in/);
  await robin.getByRole("button", { name: "Start" }).click();
  await robin.waitForURL("**/reflect");
  await expect(robin.locator("body")).not.toContainText(/Nadia|Riverbend|Robin|check-in/);
  await robin.getByRole("button", { name: "Yes, I am R." }).click();
  await expect(robin.locator("main")).toContainText("Dr. Nadia Brook");
  await expect(robin.locator("main")).toContainText("A few minutes, whenever it suits you.");
  await expect(robin.locator("main")).toContainText("Call 024, day and night");
  await robin.locator("main").getByRole("button", { name: "Start", exact: true }).click();
  await robin.waitForURL("**/reflect/step/1");
  await reflect(robin, "Continue", ["7", "4", "6", "5", "saying"], "I wanted to go home earlier.");
  await robin.locator("main").getByRole("button", { name: "Send", exact: true }).click();
  await robin.waitForURL("**/reflect/done");

  // Sasha's phone runs no script at all.
  const sasha = await partnerPage(browser, false);
  await sasha.goto(links.sasha);
  await sasha.getByRole("button", { name: "Start", exact: true }).click();
  await sasha.waitForURL("**/reflect");
  await sasha.getByRole("button", { name: "Sí, soy S." }).click();
  await sasha.getByRole("button", { name: "Empezar", exact: true }).click();
  await sasha.waitForURL("**/reflect/step/1");
  await reflect(
    sasha,
    "Continuar",
    ["8", "9", "3", "8", "receiving"],
    "Quise escuchar y me defendí.",
  );
  await expect(sasha.locator("body")).not.toContainText("home earlier");
  await sasha.locator("main").getByRole("button", { name: "Enviar", exact: true }).click();
  await sasha.waitForURL("**/reflect/done");
  await expect(sasha.locator("body")).not.toContainText(/home earlier|Robin/);

  await page.getByRole("link", { name: "Done", exact: true }).click();
  await expect(page.getByRole("cell", { name: "answered" })).toHaveCount(2);
  await page.goto("/couples");
  await expect(page.getByRole("row", { name: /The Sunday two/ })).toContainText("Both answered");
  await page.getByRole("link", { name: "The Sunday two", exact: true }).click();
  await expect(page.getByText("I wanted to go home earlier.")).toBeVisible();
  await expect(page.getByText("Quise escuchar y me defendí.")).toBeVisible();
  await page.getByRole("link", { name: "Open trends" }).click();
  await expect(page.getByText("One answer: 7. Too early to see a pattern.")).toBeVisible();
  await page.getByRole("link", { name: "Show as table" }).click();
  await expect(page.getByRole("table").first()).toContainText("7");
});
