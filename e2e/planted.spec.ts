import { appendFileSync, readFileSync } from "node:fs";
import { createServer, request as httpRequest } from "node:http";
import { type APIRequestContext, expect, test } from "@playwright/test";
import { sql } from "drizzle-orm";
import { wordsFor } from "@/content/words/words";
import { connection, disconnect } from "@/db/client";
import { figure } from "@/scripts/figure";
import { freePort } from "@/server/embedded-postgres";
import { hashToken } from "@/server/id";
import { CONTROL, drafts, PASSWORD, planted, plantStory, TYPED, wordsIn } from "./planted-story";

// Of what is Maya's, or about her, Jonas may be sent no word, and the server's log may hold none.
// What PostgreSQL keeps of such words is looked at in db/planted.test.ts.

const BASE = process.env.BASE_URL ?? "";
const AUTH = "/api/auth/callback/credentials";
const en = wordsFor("en");
let story: Awaited<ReturnType<typeof plantStory>>;

// In their order, so that the log is looked at last.
test.describe.configure({ mode: "default" });

test.beforeAll(async () => {
  story = await plantStory();
});

test.afterAll(disconnect);

test("the words are 200, and the therapist's pages show her those that were sent", async ({
  request,
}) => {
  expect(new Set(planted).size).toBe(200);
  expect(await signIn(request)).toMatch(/^200 /);
  for (const kind of ["page", "payload"]) {
    const headers: Record<string, string> = kind === "page" ? {} : { RSC: "1" };
    const pages = story.desk.map(async (each) => (await request.get(each, { headers })).text());
    const shown = wordsIn(await Promise.all(pages));
    expect(planted.filter((word) => !shown.includes(word))).toEqual(drafts);
  }
});

test("each page that shows something of a couple leaves one row in the trail, and no other leaves any", async ({
  request,
}) => {
  const read = async () => {
    const found = await connection().execute<{ action: string }>(
      sql`select action from audit where practice_id = ${story.practiceId} and action like '%.read' order by number`,
    );
    return found.rows.map(({ action }) => action);
  };
  expect(await signIn(request)).toMatch(/^200 /);
  const clinical = /^\/(prepare|couples(?!\/new\b))/;
  const unexpected: string[][] = [];
  for (const address of story.desk) {
    const before = (await read()).length;
    await request.get(address, { maxRedirects: 0 });
    const rows = (await read()).slice(before);
    if (rows.length !== (clinical.test(address) ? 1 : 0)) unexpected.push([address, ...rows]);
  }
  expect(unexpected).toEqual([]);
});

test("Jonas's phone is sent none on the whole way, and keeps none", async ({ browser }) => {
  const line = await listenIn();
  const proxy = { server: line.address };
  const context = await browser.newContext({ proxy, baseURL: BASE, locale: "en-GB" });
  const page = await context.newPage();
  const seen: string[] = [];
  const press = async (name: string) => {
    const before = page.url();
    const main = page.locator("main");
    const here = { name, exact: true };
    // The form's first button is there for the Enter key alone.
    await main.getByRole("button", here).or(main.getByRole("link", here)).last().click();
    await page.waitForURL((url) => url.href !== before);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const kept = await page.evaluate(async () => [{ ...sessionStorage }, await caches.keys()]);
    const state = await context.storageState({ indexedDB: true });
    seen.push(await page.content(), JSON.stringify([kept, state]));
  };
  await page.goto(story.link);
  await press(en.landing.start);
  await page.locator('button[name="answer"][value="yes"]').click();
  await press(en.whoSees.start);
  for (const value of [null, "7", "4", "6", "5", "saying"]) {
    if (value) await page.locator(`input[type="radio"][value="${value}"]`).check();
    await press(en.step.next);
  }
  await page.getByRole("textbox").fill("I wanted to be asked.");
  await expect(page.getByRole("status")).toHaveText(/^Saved/);
  await press(en.step.next);
  await press(en.preview.send);
  await press(en.done.finish);
  await context.close();
  line.close();
  expect(wordsIn(seen)).toEqual([CONTROL]);
  for (const type of [/^text\/html/, /^text\/x-component/, /^application\/json/]) {
    expect(line.heard.some((each) => type.test(each.type))).toBe(true);
  }
  expect(wordsIn(line.heard.map(({ text }) => text))).toEqual([CONTROL]);
  searched("what the other partner's browser keeps");
  searched("what the other partner's browser is sent");
});

for (const kind of ["page", "payload"]) {
  test(`no ${kind} that Jonas may ask for holds one, be it his or the therapist's`, async () => {
    const found: string[] = [];
    for (const [i, { cookie, room }] of story.signIns.entries()) {
      const answers = [...room, ...(i === 0 ? story.desk : [])].map((address) =>
        kind === "page" ? ask(address, { cookie }) : ask(`${address}&_rsc`, { cookie, RSC: "1" }),
      );
      found.push(...(await Promise.all(answers)));
    }
    expect(wordsIn(found)).toEqual([CONTROL]);
    searched(`every ${kind} that the other partner may ask for`);
  });
}

test("the log holds neither words nor tokens, whatever failed while they were in the request", async ({
  page,
}) => {
  const { practiceId, signIns, tokens } = story;
  const { cookie = "", form = {} } = signIns.at(-1) ?? {};
  const unknown = TYPED.padEnd(43, "A");
  const post = (address: string, fields: Record<string, string>, origin = BASE) =>
    ask(address, { cookie, origin }, new URLSearchParams(fields));
  const asked = [
    [403, post("/reflect/answer", form, `https://${TYPED}.example`)],
    [413, post("/reflect/answer", { ...form, given: TYPED.repeat(5000) })],
    [422, post("/reflect/answer", { ...form, round: TYPED, [TYPED]: TYPED })],
    [422, post("/reflect/send", { ...form, key: TYPED })],
    [303, post(`/r/${unknown}/start`, {})],
    [200, ask(`/r/${unknown}`)],
    [404, ask(`/${TYPED}?q=${TYPED}`)],
    [307, ask("/couples", { cookie: `soft-landing=${TYPED}` })],
    [302, post(AUTH, { email: `${TYPED}@story.example`, password: TYPED })],
    [400, post(`${AUTH}?callbackUrl=javascript:${TYPED}`, {})],
    [415, ask(AUTH, { origin: BASE, "content-type": "application/json" }, TYPED)],
  ] as const;
  for (const [status, answer] of asked) expect(await answer).toMatch(new RegExp(`^${status} `));
  const wrong = await signIn(page.request, `${TYPED}@story.example`, TYPED);
  expect(wrong).toMatch(/^401 .*error=CredentialsSignin/);
  const numbers: string[] = [];
  // A row that a check refuses stands whole in the error, beside the query and its parameters.
  await refusing("answer", practiceId, async () => {
    numbers.push(await post("/reflect/answer", form));
    expect(numbers[0]).toMatch(/^500 /);
  });
  await refusing("sign_in", practiceId, async () => {
    expect(await signIn(page.request)).toMatch(/^401 .*error=Unavailable"/);
  });
  expect(await signIn(page.request)).toMatch(/^200 /);
  await page.goto("/settings");
  await page.getByLabel("Name of the practice").fill(TYPED);
  await refusing("practice", practiceId, async () => {
    await page.getByRole("button", { name: "Save the practice" }).click();
    await expect(page.getByText("nothing was changed. What you typed is still here")).toBeVisible();
  });
  await expect(page.getByLabel("Name of the practice")).toHaveValue(TYPED);
  numbers.push((await page.getByText(/\(Request \w+\)/).textContent()) ?? "");
  await refusing("audit", practiceId, async () => {
    await page.goto("/couples");
    const told = page.getByText(/finds it in the log as request \w+/);
    numbers.push((await told.textContent()) ?? "");
  });
  // The control stands in a line of our own: nothing that the server writes could hold it.
  appendFileSync(process.env.SERVER_LOG ?? "", `${JSON.stringify({ msg: CONTROL })}\n`);
  const log = readFileSync(process.env.SERVER_LOG ?? "", "utf8");
  expect(log).toMatch(/"route":"\/reflect\/answer".*"code":"23514"/);
  expect(log).toMatch(/"route":"\/api\/auth\/.*"code":"23514"/);
  expect(log).toMatch(/"kind":"action".*"code":"23514"/);
  // What a page says of a failure leads to its line.
  for (const number of numbers) {
    const id = /(?:[Rr]equest|failed:) (\w+)/.exec(number)?.[1] ?? "none";
    expect(log).toContain(`"requestId":"${id}"`);
  }
  expect(wordsIn([log])).toEqual([CONTROL]);
  searched("the server's log");
  const secrets = [...tokens, unknown].flatMap((token) => [token, hashToken(token)]);
  expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
});

function searched(place: string): void {
  const row = { place, words: planted.length, found: 0, "control word": "found" };
  figure("Searches for planted words", { searches: 1, found: 0 }, [row]);
}

/** All that comes back for an address: status, headers and body. */
async function ask(address: string, headers = {}, body?: URLSearchParams | string) {
  const of = body === undefined ? { headers } : { headers, body, method: "POST" };
  const answer = await fetch(`${BASE}${address}`, { ...of, redirect: "manual" });
  return `${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}`;
}

async function signIn(request: APIRequestContext, email = story.email, password = PASSWORD) {
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  const form = { csrfToken, email, password, json: "true" };
  const answer = await request.post(AUTH, { form, headers: { origin: BASE } });
  return `${answer.status()} ${await answer.text()}`;
}

/** A proxy that keeps what goes through it: of some responses a browser forgets the body at once. */
async function listenIn() {
  const heard: { type: string; text: string }[] = [];
  const server = createServer((asked, answer) => {
    const headers = { ...asked.headers, "accept-encoding": "identity" };
    const of = { method: asked.method, headers, agent: false };
    const onward = httpRequest(asked.url ?? "", of, async (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      const parts: Buffer[] = [];
      for await (const part of got) parts.push(part);
      const body = Buffer.concat(parts);
      const { "content-type": type = "" } = got.headers;
      heard.push({ type, text: `${JSON.stringify(got.headers)} ${body}` });
      answer.end(body);
    });
    asked.pipe(onward);
  });
  const port = await freePort();
  server.listen(port, "127.0.0.1");
  return { heard, address: `http://127.0.0.1:${port}`, close: () => server.close() };
}

type Table = "answer" | "audit" | "practice" | "sign_in";

/** Meanwhile a table takes no row of this practice's; others use the same database. */
async function refusing(table: Table, practiceId: string, work: () => Promise<void>) {
  const alter = (change: string) => connection().execute(sql.raw(`alter table ${table} ${change}`));
  const column = table === "practice" ? "id" : "practice_id";
  await alter(`add constraint planted check (${column} <> '${practiceId}') not valid`);
  await work().finally(() => alter("drop constraint planted"));
}
