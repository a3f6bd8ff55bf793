import { expect, type Page, test } from "@playwright/test";
import { eq } from "drizzle-orm";
import type { ClientWords } from "@/content/words/words";
import { eraseDue } from "@/data/erasure";
import { connection, disconnect } from "@/db/client";
import { buildMember } from "@/db/sample/builders";
import { careTeam } from "@/db/schema/member";
import { newId } from "@/server/id";
import { answerAll, arrive, build, comeIn, en, es, give, press, start } from "./fixtures";

const PASSWORD = "nine owls on a roof";

test.afterAll(disconnect);

/** That everything is to be erased, in the words before its day. */
const goes = (page: Page, { whoSees }: ClientWords) =>
  page.getByText(whoSees.erasing.split("{day}")[0] ?? "");

test("an archived couple is to be erased: both partners are told, until somebody takes it back", async ({
  page,
  browser,
}) => {
  const cast = await build();
  const { practice, couple } = cast;
  const { maya, jonas } = await give("weekly-check-in", cast);
  const of = { name: "Sam", role: "therapist", password: PASSWORD, at: new Date() } as const;
  const sam = await buildMember(practice, { ...of, email: `${newId()}@story.example` });
  const sams = { memberId: sam.memberId, addedBy: sam.memberId };
  await connection().update(careTeam).set(sams).where(eq(careTeam.coupleId, couple.id));

  await comeIn(page, sam, `/couples/${couple.id}/edit`);
  await press(page, "Archive this couple");
  await page.getByRole("button", { name: "Undo", exact: true }).waitFor();
  await page.goto(`/couples/${couple.id}/edit`);
  await page.getByRole("link", { name: "Erase this couple for good" }).click();
  const alias = page.getByLabel("The couple’s alias");
  await alias.fill("Another couple");
  await page.getByLabel("Your password").fill(PASSWORD);
  await press(page, "Erase the couple in thirty days");
  await expect(page.getByText("This is not what the couple is called here.")).toBeVisible();
  await expect(alias).toHaveValue("Another couple");
  await alias.fill("Maya and Jonas");
  await page.getByLabel("Your password").fill(PASSWORD);
  await press(page, "Erase the couple in thirty days");
  await expect(page.getByText(/This couple is to be erased on /)).toBeVisible();

  const partner = await browser.newPage();
  for (const [link, words] of [
    [`${jonas}?lang=es`, es],
    [maya, en],
  ] as const) {
    await partner.context().clearCookies();
    await arrive(partner, link, words);
    await expect(goes(partner, words)).toBeVisible();
  }

  // Whoever has sent already comes to another page, and is told there.
  await start(partner, maya);
  await answerAll(partner, "a sentence");
  await press(partner, en.preview.send);
  await partner.waitForURL("/reflect/done");
  await expect(goes(partner, en)).toBeVisible();

  await page.goto(`/couples/${couple.id}`);
  await press(page, "Undo: keep the couple");
  await expect(page.getByText("This couple is archived. Everything is still here.")).toBeVisible();
  await partner.goto("/reflect");
  await partner.waitForURL("/reflect/done");
  await expect(goes(partner, en)).toHaveCount(0);

  await page.goto(`/couples/${couple.id}/erase`);
  await alias.fill("Maya and Jonas");
  await page.getByLabel("Your password").fill(PASSWORD);
  await press(page, "Erase the couple in thirty days");
  await expect(page.getByText(/This couple is to be erased on /)).toBeVisible();
  await eraseDue(practice.system, new Date(Date.now() + 31 * 86_400_000));
  await partner.goto("/reflect");
  await expect(partner.getByText(en.ended.dead)).toBeVisible();
  await partner.context().clearCookies();
  await partner.goto(maya);
  await partner.getByRole("button", { name: en.landing.start, exact: true }).click();
  await expect(partner.getByText(en.ended.dead)).toBeVisible();
  await page.goto(`/couples/${couple.id}`);
  await expect(page.getByText("This couple was erased.")).toBeVisible();
});
