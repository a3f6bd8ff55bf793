import { createHash } from "node:crypto";
import { expect, test } from "@playwright/test";
import { disconnect } from "@/db/client";
import { LIMITS } from "@/domain/limit";
import { figure, sized } from "@/scripts/figure";
import { newId } from "@/server/id";
import { apart } from "./apart";
import { build } from "./fixtures";
import { CSRF } from "./visitor";

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

const FORGED: Record<string, { settings: Record<string, string>; header: (i: number) => string }> =
  {
    "nothing forged": { settings: {}, header: () => "" },
    "a new address forged with each": { settings: {}, header: (i) => `203.0.113.${i}` },
    // The last is what the proxy wrote; what stands before it the client did.
    "a new address forged with each, behind a proxy": {
      settings: { TRUST_PROXY: "yes" },
      header: (i) => `203.0.113.${i}, 198.51.100.7`,
    },
  };

test("of 200 tries at once over two servers exactly as many pass as the limit says", async () => {
  test.setTimeout(180_000);
  const rows = [];
  for (const [tries, { settings, header }] of Object.entries(FORGED).slice(sized(1, 0))) {
    const { urls, stop } = await apart(2, settings);
    try {
      const [origin = ""] = urls;
      const secret = process.env.NEXTAUTH_SECRET;
      const csrf = createHash("sha256").update(`${CSRF}${secret}`).digest("hex");
      const email = `${newId()}@story.example`;
      const answers = await Promise.all(
        Array.from({ length: 200 }, async (_, i) => {
          const headers = new Headers({ origin, cookie: `next-auth.csrf-token=${CSRF}|${csrf}` });
          if (header(i)) headers.set("x-forwarded-for", header(i));
          const fields = { csrfToken: CSRF, email, password: "not the password", json: "true" };
          const answer = await fetch(`${urls[i % 2]}/api/auth/callback/credentials`, {
            ...{ method: "POST", headers, body: new URLSearchParams(fields), redirect: "manual" },
          });
          return decodeURIComponent((await answer.json()).url);
        }),
      );
      const passed = answers.filter((url) => url.includes("error=CredentialsSignin")).length;
      const refused = answers.filter((url) => url.includes("error=TooMany")).length;
      rows.push({ "200 tries with": tries, passed, refused });
    } finally {
      await stop();
    }
  }
  for (const row of rows) expect(row).toMatchObject({ passed: most, refused: 200 - most });
  figure("Limits, over two servers", { limit: most, passed: most, tries: 200 }, rows);
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
