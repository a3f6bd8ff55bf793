import { createHash } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { sql } from "drizzle-orm";
import { inviteColleague } from "@/data/invitation";
import { makeResetLink } from "@/data/people";
import { connection, disconnect } from "@/db/client";
import { type Story, tellStory } from "@/db/sample/story";
import { setupCode } from "@/db/schema/member";
import { LIMITS } from "@/domain/limit";
import { figure, sized } from "@/scripts/figure";
import { hashToken, newId, newToken } from "@/server/id";
import { apart } from "./apart";
import { build, en } from "./fixtures";
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

/** Whoever has no account yet: the page, what is typed and stays, and what takes away what its address names. */
const ENTRIES = {
  "setup.address": {
    button: "Create the practice",
    address: async () => {
      const code = newToken();
      await connection()
        .insert(setupCode)
        .values({ codeHash: hashToken(code) });
      return `/setup/${code}`;
    },
    fields: {
      "Name of the practice": "Riverbend",
      "Crisis line": "Call 024.",
      "Your name": "Nadia",
    },
    email: "Your e-mail",
    password: "Password",
    gone: sql`delete from setup_code`,
  },
  "join.address": {
    button: "Join the practice",
    address: async ({ asColleague }: Story) => {
      const owner = await asColleague("owner off the care team");
      return `/join/${(await inviteColleague(owner, { role: "therapist" })).token}`;
    },
    fields: { "Your name": "Nadia" },
    email: "Your e-mail",
    password: "Password",
    gone: sql`delete from invitation`,
  },
  "reset.address": {
    button: "Set the password",
    address: async ({ asColleague, okafor }: Story) => {
      const owner = await asColleague("owner off the care team");
      return `/reset/${(await makeResetLink(owner, okafor.memberId)).token}`;
    },
    // A password is never given back.
    fields: {},
    email: null,
    password: "New password",
    gone: sql`delete from password_reset`,
  },
} as const;

test("who sets up, joins or resets too often is told how long to wait, and what was typed stays", async ({
  page,
}) => {
  test.setTimeout(240_000);
  const { urls, database, stop } = await apart(1);
  try {
    const story = await tellStory(database);
    for (const [limit, entry] of Object.entries(ENTRIES)) {
      const { most, minutes } = LIMITS[limit as keyof typeof ENTRIES];
      const typed: Record<string, string> = { ...entry.fields };
      if (entry.email) typed[entry.email] = `${newId()}@story.example`;
      await page.goto(new URL(await entry.address(story), urls[0]).href);
      await connection().execute(entry.gone);
      const zone = page.getByLabel("Time zone");
      if (await zone.isVisible()) await zone.selectOption("Europe/Madrid");
      for (const [label, text] of Object.entries(typed)) await page.getByLabel(label).fill(text);
      for (let i = 1; i <= most; i++)
        expect({ limit, i, told: await press(page, entry) }).toEqual({
          ...{ limit, i, told: "This is no longer here, or not yours to change." },
        });
      const told = await press(page, entry);
      const [, wait] =
        /^There were too many tries\. Wait (\d+) minutes, then send it again\.$/.exec(told) ?? [];
      expect({ limit, told, wait: Number(wait) > minutes - 10 && Number(wait) <= minutes }).toEqual(
        {
          ...{ limit, told, wait: true },
        },
      );
      for (const [label, text] of Object.entries(typed))
        await expect(page.getByLabel(label)).toHaveValue(text);
    }
  } finally {
    await stop();
  }
});

async function press(page: Page, { button, password }: { button: string; password: string }) {
  await page.getByLabel(password).fill("nine owls on a roof");
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: button }).click();
  await answered;
  // Of all that was typed only the password is gone, once what came back is shown.
  await expect(page.getByLabel(password)).toHaveValue("");
  const notice = page.getByRole("alert").filter({ hasText: /./ }).first();
  return (await notice.textContent()) ?? "";
}

test("of many presses of Send that fail exactly as many pass, and the draft stays", async () => {
  const { most } = LIMITS["send.partner"];
  const { urls, database, stop } = await apart(1);
  try {
    const story = await tellStory(database);
    const origin = urls[0] ?? "";
    const headers = { origin, cookie: `page=${await story.writerToken("maya")}` };
    const post = (path: string, fields: Record<string, string>) =>
      fetch(new URL(path, origin), {
        ...{ method: "POST", headers, redirect: "manual", body: new URLSearchParams(fields) },
      });
    const form = { round: story.round.open, link: story.linkOf("maya").id };
    const given = "What she means to send.";
    await post("/reflect/answer", { ...form, step: "7", intent: "continue", given });
    const failing = () => ({ ...form, key: newId(), digest: "0".repeat(64) });
    const answers = await Promise.all(
      Array.from({ length: most + 20 }, async () => {
        const response = await post("/reflect/send", failing());
        return { status: response.status, body: await response.text() };
      }),
    );
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(most);
    const waiting = answers.filter(({ status }) => status === 429);
    expect(waiting).toHaveLength(20);
    for (const { body } of waiting) expect(body).toContain(en.problems.tooMany);
    const preview = await fetch(new URL("/reflect/preview", origin), { headers });
    expect(await preview.text()).toContain(given);
  } finally {
    await stop();
  }
});
