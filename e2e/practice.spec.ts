import { type Browser, expect, type Page, test } from "@playwright/test";
import { sql } from "drizzle-orm";
import { fill } from "@/content/words/words";
import { inviteColleague } from "@/data/invitation";
import { connection, disconnect } from "@/db/client";
import { buildCouple, buildMember } from "@/db/sample/builders";
import { hashToken, newId, newToken } from "@/server/id";
import { bytesOf } from "./bytes";
import { build, type Cast, comeIn, en, es, give, press, start, TIME_ZONE } from "./fixtures";

const PASSWORD = "eleven calm otters";

test.use({ locale: "en-GB", timezoneId: TIME_ZONE });
test.afterAll(disconnect);

test("an owner invites a colleague, who joins by the link, once", async ({ page, browser }) => {
  const { okafor } = await build();
  await comeIn(page, okafor, "/settings/people");
  await press(page, "Make an invitation link");
  const link = (await page.getByText("/join/").textContent()) ?? "";
  await expect(page.getByText("For a therapist, by Dr. Okafor.")).toBeVisible();

  const sam = await elsewhere(browser);
  for (let i = 0; i < 3; i++) await sam.goto(link);
  await expect(sam.getByText("You join as a therapist.")).toBeVisible();
  await sam.getByLabel("Your name").fill("Sam Reyes");
  await sam.getByLabel("Password").fill(PASSWORD);
  await press(sam, "Join the practice");
  await expect(sam.getByText("Write a whole e-mail address.")).toBeVisible();
  await expect(sam.getByLabel("Your name")).toHaveValue("Sam Reyes");
  const email = `${newId()}@story.example`;
  await sam.getByLabel("Your e-mail").fill(email);
  await sam.getByLabel("Password").fill(PASSWORD);
  await press(sam, "Join the practice");
  await sam.waitForURL("**/sign-in");
  await sam.getByLabel("E-mail").fill(email);
  await sam.getByLabel("Password").fill(PASSWORD);
  await press(sam, "Sign in");
  await sam.waitForURL("**/couples");
  await expect(sam.getByText("Maya and Jonas")).toHaveCount(0);

  await sam.goto(link);
  await expect(sam.getByRole("heading", { name: "This invitation no longer works" })).toBeVisible();
  await page.reload();
  const entry = page.getByRole("listitem").filter({ hasText: "Sam Reyes" });
  await expect(entry).toContainText("Therapist · since today");
  await expect(page.getByText("Open invitations")).toHaveCount(0);
  await sam.context().close();
});

test("an invitation can be taken back, and a role be changed but the last owner’s", async ({
  page,
}) => {
  const { okafor } = await build();
  await comeIn(page, okafor, "/settings/people");
  await press(page, "Make therapist");
  await expect(page.getByText("Make somebody else an owner first.")).toBeVisible();
  await press(page, "Make an invitation link");
  const link = (await page.getByText("/join/").textContent()) ?? "";
  await press(page, "Take back");
  await expect(page.getByText("Open invitations")).toHaveCount(0);
  await page.goto(link);
  await expect(
    page.getByRole("heading", { name: "This invitation no longer works" }),
  ).toBeVisible();
});

test("an invitation that serves nobody answers the same, whyever it does not", async ({
  baseURL,
}) => {
  const { okafor } = await build();
  const token = newToken();
  const look = async () => bytesOf(await fetch(`${baseURL}/join/${token}`));
  const unknown = await look();
  const { token: made } = await inviteColleague(okafor, { role: "therapist" });
  // The address is part of the answer, so that one token has to be all of them.
  const mine = sql`token_hash = ${hashToken(token)}`;
  await connection().execute(
    sql`update invitation set token_hash = ${hashToken(token)} where token_hash = ${hashToken(made)}`,
  );
  expect(await look()).not.toBe(unknown);
  await connection().execute(sql`update invitation set expires_at = now() where ${mine}`);
  expect(await look()).toBe(unknown);
  // Used and taken back alike: the row is gone.
  await connection().execute(sql`delete from invitation where ${mine}`);
  expect(await look()).toBe(unknown);
});

test("a colleague joins the care team, goes on with the couple, and both partners are told", async ({
  page,
  browser,
}) => {
  const cast = await build();
  const { maya, jonas } = await give("weekly-check-in", cast);
  const [herPhone, hisPhone] = [await elsewhere(browser), await elsewhere(browser)];
  await start(herPhone, maya);
  await start(hisPhone, `${jonas}?lang=es`, es);
  const { sam } = await hire(cast);
  const desk = await elsewhere(browser);
  await comeIn(desk, sam, `/couples/${cast.couple.id}`);
  await expect(desk.getByText("Maya")).toHaveCount(0);

  await comeIn(page, cast.okafor, `/couples/${cast.couple.id}`);
  await page.getByRole("link", { name: "Change the care team" }).click();
  await page.getByLabel("Colleague").selectOption({ label: "Sam Reyes" });
  await press(page, "Add to the care team");
  await expect(page.getByText("Sam Reyes · since today, added by Dr. Okafor")).toBeVisible();
  await desk.reload();
  await expect(desk.getByRole("heading", { name: "Maya and Jonas" })).toBeVisible();
  await expect(desk.getByText("Sam Reyes · you · since today, added by Dr. Okafor")).toBeVisible();
  for (const [phone, { whoSees }] of [
    [herPhone, en],
    [hisPhone, es],
  ] as const) {
    await phone.goto("/reflect");
    await expect(phone.getByText(fill(whoSees.joined, { names: "Sam Reyes" }))).toBeVisible();
  }
  // Whoever reads again what was sent is told there too.
  await herPhone.goto("/reflect/history");
  await herPhone.getByLabel(en.passphrase.newLabel).fill("seven green kettles");
  await herPhone.getByLabel(en.passphrase.again).fill("seven green kettles");
  await press(herPhone, en.passphrase.set);
  await expect(herPhone.getByText(fill(en.whoSees.joined, { names: "Sam Reyes" }))).toBeVisible();

  await page.getByLabel("Goes on with this couple").selectOption({ label: "Sam Reyes" });
  await press(page, "Hand over this couple");
  await page.waitForURL("**/couples");
  await expect(page.getByText("Maya and Jonas")).toHaveCount(0);
  await page.goto(`/couples/${cast.couple.id}/team`);
  await expect(page.getByText("Maya and Jonas")).toHaveCount(0);
  await page.goto("/settings/people");
  const row = page.getByRole("row", { name: cast.couple.id });
  await expect(row).toContainText("Sam Reyes");
  await expect(page.locator("main")).not.toContainText(/Maya|Jonas/);
  await herPhone.goto("/reflect");
  await expect(herPhone.getByText(en.whoSees.left)).toBeVisible();
  await expect(herPhone.locator("main")).not.toContainText("Dr. Okafor,");
  for (const each of [herPhone, hisPhone, desk]) await each.context().close();
});

test("nobody goes before their couples are handed over", async ({ page, browser }) => {
  const cast = await build();
  const { sam, email } = await hire(cast);
  const { id } = await buildCouple(sam, {
    ...{ alias: "Sam’s two", at: new Date() },
    circle: { name: "Ada", language: "en", safeContact: "" },
    diamond: { name: "Bo", language: "en", safeContact: "" },
  });
  await comeIn(page, cast.okafor, "/settings/people");
  await page.getByText("Remove from the practice").click();
  await press(page, "Remove Sam Reyes");
  await expect(page.getByText(`Somebody on the care team hands over first: ${id}.`)).toBeVisible();

  const desk = await elsewhere(browser);
  await comeIn(desk, sam, "/settings/leave");
  await desk.getByRole("link", { name: "Sam’s two" }).click();
  await desk.getByLabel("Goes on with this couple").selectOption({ label: "Dr. Okafor" });
  await press(desk, "Hand over this couple");
  await desk.waitForURL("**/couples");
  await desk.goto("/settings/leave");
  await desk.getByLabel("Your password").fill("not the password");
  await press(desk, "Leave the practice");
  await expect(desk.getByText("This is not your current password.")).toBeVisible();
  await desk.getByLabel("Your password").fill(PASSWORD);
  await press(desk, "Leave the practice");
  await desk.waitForURL("**/sign-in");
  await desk.goto("/couples");
  await desk.waitForURL("**/sign-in");
  await desk.getByLabel("E-mail").fill(email);
  await desk.getByLabel("Password").fill(PASSWORD);
  await press(desk, "Sign in");
  await expect(desk.getByText("do not fit together")).toBeVisible();
  await page.goto("/couples");
  await expect(page.getByRole("link", { name: "Sam’s two", exact: true })).toBeVisible();
  await desk.context().close();
});

test("an owner has the practice erased in thirty days, everybody is told, and another owner undoes it", async ({
  page,
  browser,
}) => {
  const cast = await build();
  const owner = { name: "Kim Novak", email: `${newId()}@story.example`, role: "owner" } as const;
  const kim = await buildMember(cast.practice, { ...owner, password: PASSWORD, at: new Date() });
  const { maya } = await give("weekly-check-in", cast);
  const phone = await elsewhere(browser);
  await start(phone, maya);

  await comeIn(page, kim, "/settings");
  await page.getByRole("link", { name: "Erase the practice" }).click();
  await page.getByLabel("The name of the practice").fill("Another");
  await page.getByLabel("Your password").fill(PASSWORD);
  await press(page, "Erase the practice in thirty days");
  await expect(page.getByText("This is not the name of the practice.")).toBeVisible();
  await page.getByLabel("The name of the practice").fill("Practice");
  await page.getByLabel("Your password").fill("not the password");
  await press(page, "Erase the practice in thirty days");
  await expect(page.getByText("This is not your current password.")).toBeVisible();
  await page.getByLabel("Your password").fill(PASSWORD);
  await press(page, "Erase the practice in thirty days");
  await expect(page.getByText("It is to be erased on")).toBeVisible();
  await phone.goto("/reflect");
  await expect(phone.getByText("This practice is closing.")).toBeVisible();

  await comeIn(page, cast.okafor, `/couples/${cast.couple.id}`);
  await expect(page.getByRole("heading", { name: "Maya and Jonas" })).toBeVisible();
  await page.getByRole("link", { name: "See what that means" }).click();
  await press(page, "Undo: keep the practice");
  await expect(page.getByText("is to be erased on")).toHaveCount(0);
  await phone.goto("/reflect");
  await expect(phone.getByText("This practice is closing.")).toHaveCount(0);
  await phone.context().close();
});

/** A colleague on no care team. */
async function hire({ practice }: Cast) {
  const email = `${newId()}@story.example`;
  const of = { name: "Sam Reyes", email, role: "therapist", password: PASSWORD } as const;
  return { email, sam: await buildMember(practice, { ...of, at: new Date() }) };
}

async function elsewhere(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: process.env.BASE_URL ?? "" });
  return context.newPage();
}
