import { type Browser, expect, type Page, test } from "@playwright/test";
import { sql } from "drizzle-orm";
import { inviteColleague } from "@/data/people";
import { connection, disconnect } from "@/db/client";
import { hashToken, newId, newToken } from "@/server/id";
import { bytesOf } from "./bytes";
import { build, comeIn, press, TIME_ZONE } from "./fixtures";

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
  await expect(sam.getByRole("heading", { name: "This invitation does not serve" })).toBeVisible();
  await page.reload();
  await expect(page.getByText("Sam Reyes")).toBeVisible();
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
  await expect(page.getByRole("heading", { name: "This invitation does not serve" })).toBeVisible();
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

async function elsewhere(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: process.env.BASE_URL ?? "" });
  return context.newPage();
}
