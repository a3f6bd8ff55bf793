import process from "node:process";
import { gzipSync } from "node:zlib";
import { type Browser, chromium, type Page } from "@playwright/test";
import { latestExercise } from "../content/library";
import { readDraft, saveAnswer } from "../data/reflection";
import { sendReflection } from "../data/sending";
import { disconnect } from "../db/client";
import { type BuiltAssignment, buildAssignment } from "../db/sample/assigning";
import { buildCouple, buildMember, buildPractice, buildScreening } from "../db/sample/builders";
import { buildPartnerSignIn } from "../db/sample/writing";
import type { Partner } from "../domain/principal";
import { addDays, wallTimeOf } from "../domain/wall-time";
import { newId } from "../server/id";

// What the partner's pages may weigh in script above a page that has none of ours, in gzip bytes.
const ALLOWED = 15_000;
const BARE = "/nothing-is-here";
const TIME_ZONE = "Europe/Madrid";
const base = process.env.BASE_URL ?? "";

/** Each script a page loaded, with its gzip bytes, by address. */
type Scripts = ReadonlyMap<string, number>;

main()
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(disconnect);

async function main(): Promise<void> {
  const executablePath = process.env.CHROMIUM_PATH;
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const pages = await weigh(browser);
    const bare = pages.get(BARE) ?? new Map();
    const room = new Map([...pages.values()].flatMap((scripts) => [...scripts]));
    const rows = [...pages, ["all of them together", room] as const].map(([name, scripts]) => ({
      ...{ name, files: scripts.size, bytes: sum(scripts), above: sum(scripts) - sum(bare) },
    }));
    console.log(table(rows));
    const heavy = rows.filter((row) => row.above > ALLOWED);
    if (sum(bare) === 0) throw new Error("The bare page loaded no script: nothing was compared.");
    if (heavy.length === 0) return;
    console.error(`Too heavy: ${heavy.map((row) => row.name).join(", ")}.`);
    process.exitCode = 1;
  } finally {
    await browser.close();
  }
}

async function weigh(browser: Browser): Promise<Map<string, Scripts>> {
  const given = await build();
  const pages = new Map<string, Scripts>();
  const visit = async (page: Page, address: string, name = address) =>
    pages.set(name, await scriptsOf(page, address));
  const stranger = await (await browser.newContext()).newPage();
  await visit(stranger, BARE);
  await visit(stranger, `/r/${given.checkIn.links.circle?.token}`, "landing");
  const { page, partner } = await signIn(browser, given.checkIn);
  await visit(page, "/reflect", "who sees");
  for (const name of ["change", "break", "leaving"]) await visit(page, `/reflect/${name}`, name);
  for (const [kind, number] of stepsByKind("weekly-check-in")) {
    await visit(page, `/reflect/step/${number}`, `step: ${kind}`);
  }
  const together = await signIn(browser, given.together);
  for (const [kind, number] of stepsByKind("soft-landing")) {
    if (!pages.has(`step: ${kind}`)) {
      await visit(together.page, `/reflect/step/${number}`, `step: ${kind}`);
    }
  }
  await visit(page, "/reflect/preview", "preview");
  await send(partner, given.checkIn);
  await visit(page, "/reflect/done", "done");
  await visit(page, "/reflect/history", "history");
  await visit(page, "/reflect/ended", "ended");
  return pages;
}

/** A page loaded afresh, and every script it asked for by the time nothing more came. */
async function scriptsOf(page: Page, address: string): Promise<Scripts> {
  const loading: Promise<readonly [string, number]>[] = [];
  const note = (response: Awaited<ReturnType<Page["waitForResponse"]>>) => {
    if (response.request().resourceType() !== "script") return;
    const { pathname } = new URL(response.url());
    loading.push(response.body().then((body) => [pathname, gzipSync(body).length] as const));
  };
  page.on("response", note);
  const response = await page.goto(`${base}${address}`, { waitUntil: "networkidle" });
  page.off("response", note);
  const landed = new URL(page.url()).pathname;
  const status = response?.status();
  if (status !== (address === BARE ? 404 : 200)) throw new Error(`${address} answered ${status}.`);
  if (landed !== address) throw new Error(`${address} led to ${landed}: another page was weighed.`);
  return new Map(await Promise.all(loading));
}

async function signIn(browser: Browser, given: BuiltAssignment) {
  const context = await browser.newContext();
  const { token, partner } = await buildPartnerSignIn(given, "circle");
  await context.addCookies([{ name: "page", value: token, url: base, sameSite: "Strict" }]);
  const page = await context.newPage();
  return { page, partner };
}

async function send(partner: Partner, given: BuiltAssignment): Promise<void> {
  const round = given.rounds[0]?.id ?? "";
  await saveAnswer(partner, round, "sentence", { is: "given", value: "One sentence." });
  const { digest } = await readDraft(partner, round);
  await sendReflection(partner, round, { key: crypto.randomUUID(), digest });
}

/** The first step of each kind in an exercise, by its number. */
function stepsByKind(exerciseKey: string): Map<string, number> {
  const steps = latestExercise(exerciseKey)?.steps ?? [];
  return new Map(steps.map((step, i) => [step.kind, i + 1] as const).reverse());
}

async function build() {
  const at = new Date(Date.now() - 86_400_000);
  const house = { name: "Practice", timeZone: TIME_ZONE, crisisLine: "Call 112.", at };
  const practice = await buildPractice(house);
  const email = `${newId()}@story.example`;
  const therapist = await buildMember(practice, { name: "Dr. Okafor", email, role: "owner", at });
  const words = { name: "M.", language: "en", safeContact: "" } as const;
  const couple = await buildCouple(therapist, { alias: "C", circle: words, diamond: words, at });
  await buildScreening(therapist, couple, at);
  const opens = wallTimeOf(at, TIME_ZONE);
  const give = (exerciseKey: string) =>
    buildAssignment(therapist, couple, {
      ...{ exerciseKey, opens, due: addDays(opens, 5), times: 1, everyWeeks: 1 },
      ...{ timeZone: TIME_ZONE, at },
    });
  return { checkIn: await give("weekly-check-in"), together: await give("soft-landing") };
}

function sum(scripts: Scripts): number {
  return [...scripts.values()].reduce((total, bytes) => total + bytes, 0);
}

function table(rows: readonly { name: string; files: number; bytes: number; above: number }[]) {
  const kB = (bytes: number) => (bytes / 1000).toFixed(1).padStart(7);
  const line = (name: string, files: string | number, all: string, above: string) =>
    `  ${name.padEnd(24)}${String(files).padStart(5)}  ${all.padStart(8)}  ${above.padStart(10)}`;
  return [
    "Script of the partner's pages, in kB gzip:",
    line("page", "files", "all", "above bare"),
    ...rows.map(({ name, files, bytes, above }) => line(name, files, kB(bytes), kB(above))),
    `  at most ${ALLOWED / 1000} above the bare page\n`,
  ].join("\n");
}
