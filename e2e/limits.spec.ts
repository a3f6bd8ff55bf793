import { expect, test } from "@playwright/test";
import { disconnect } from "@/db/client";
import { LIMITS } from "@/domain/limit";
import { newId } from "@/server/id";
import { build } from "./fixtures";

test.afterAll(disconnect);

const { most } = LIMITS["sign-in.account-here"];

test("a new forged address with each try gains none, for an account that is known or not", async ({
  request,
  baseURL,
}) => {
  const known = (await build()).email;
  for (const email of [known, `${newId()}@story.example`]) {
    const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
    const answers = await Promise.all(
      Array.from({ length: most * 3 }, async (_, i) => {
        const answer = await request.post("/api/auth/callback/credentials", {
          headers: { origin: baseURL ?? "", "x-forwarded-for": `203.0.113.${i}` },
          form: { csrfToken, email, password: "not the password", json: "true" },
        });
        return decodeURIComponent((await answer.json()).url);
      }),
    );
    const tried = answers.filter((url) => url.includes("error=CredentialsSignin"));
    expect(tried).toHaveLength(most);
    expect(answers.filter((url) => url.includes("error=TooMany"))).toHaveLength(most * 2);
  }
});

test("the page says until when to wait, and keeps what was typed", async ({ page }) => {
  const email = `${newId()}@story.example`;
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  const notice = page.getByRole("alert").filter({ hasText: /./ });
  for (let i = 0; i <= most; i++) {
    await page.getByLabel("Password").fill(`not the password ${i}`);
    const answered = page.waitForResponse(/callback\/credentials/);
    await page.getByRole("button", { name: "Sign in" }).click();
    await answered;
  }
  await expect(notice.first()).toContainText(/The next one can be made at \d/);
  await expect(page.getByLabel("E-mail")).toHaveValue(email);
});
