import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { requireNodeForTests } from "./requirements.mjs";

// Looks at the partner's room as Lighthouse does on a slow phone: the landing page, a step and the
// preview, each a few times, and takes the middle figure. Lighthouse is fetched when this is asked
// for, and is no part of the project.
const LIGHTHOUSE = "lighthouse@12.8.2";
const CATEGORIES = ["performance", "accessibility", "best-practices"];
const TIMES = 3;
const LEAST = 95;
const CHROME =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

requireNodeForTests();
const { install } = await import("./install.mjs");
const { build } = await import("./build.mjs");
const { ROOT } = await import("./run.mjs");
install();
build();
const { whileServed } = await import("./served.mjs");

const folder = mkdtempSync(join(tmpdir(), "soft-landing-lighthouse-"));
const rows = await whileServed(lookAtAll);
rmSync(folder, { recursive: true, force: true });
console.log(`\nLighthouse, the middle of ${TIMES}:`);
for (const [page, ...cells] of [["page", ...CATEGORIES], ...rows])
  console.log(`  ${page.padEnd(12)}${cells.map((cell) => String(cell).padStart(16)).join("")}`);
const low = rows.filter(([, ...scores]) => scores.some((score) => score < LEAST));
if (low.length > 0) console.error(`Under ${LEAST}: ${low.map(([page]) => page).join(", ")}.`);
process.exit(low.length === 0 ? 0 : 1);

async function lookAtAll(env) {
  const landing = new URL(new URL(sampleLink(env)).pathname, env.BASE_URL).href;
  const cookie = await comeIn(landing, env.BASE_URL);
  const { chromium } = await import("@playwright/test");
  // Nothing of the practice's secrets: it is a stranger here.
  const around = { ...process.env, CHROME_PATH: env.CHROMIUM_PATH ?? chromium.executablePath() };
  return [
    ["landing", landing],
    ["step", `${env.BASE_URL}/reflect/step/2`, cookie],
    ["preview", `${env.BASE_URL}/reflect/preview`, cookie],
  ].map(([name, url, as]) => {
    const seen = Array.from({ length: TIMES }, () => lookAt(url, as, around));
    return [name, ...CATEGORIES.map((category) => middle(seen.map((scores) => scores[category])))];
  });
}

/** One look at one page; its figures by category, out of a hundred. */
function lookAt(url, cookie, env) {
  const file = join(folder, "report.json");
  const as = cookie ? [`--extra-headers=${JSON.stringify({ Cookie: cookie })}`] : [];
  const args = ["-y", LIGHTHOUSE, url, "--quiet", "--output=json", `--output-path=${file}`, ...as];
  args.push(`--only-categories=${CATEGORIES}`, `--chrome-flags=${CHROME}`);
  const options = { cwd: folder, env, stdio: ["ignore", "inherit", "inherit"] };
  // On a busy machine the browser sometimes records nothing, and Lighthouse asks to be run again.
  const looked = [1, 2, 3].some(() => spawnSync("npx", args, options).status === 0);
  if (!looked) throw new Error(`Lighthouse did not look at ${url}.`);
  const { categories, audits, finalDisplayedUrl } = JSON.parse(readFileSync(file, "utf8"));
  if (finalDisplayedUrl !== url) throw new Error(`${url} led to ${finalDisplayedUrl}.`);
  const scores = Object.entries(categories).map(([id, { score }]) => [id, Math.round(score * 100)]);
  console.log(new URL(url).pathname.replace(/^\/r\/.*/, "/r/…"), Object.fromEntries(scores));
  const refs = Object.values(categories).flatMap(({ auditRefs }) => auditRefs);
  for (const { id } of refs.filter(({ id, weight }) => weight > 0 && audits[id].score < 0.9))
    console.log(`  ${audits[id].title}: ${audits[id].displayValue ?? audits[id].score}`);
  return Object.fromEntries(scores);
}

function middle(numbers) {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

/** The first partner's link of the sample practice. */
function sampleLink(env) {
  const find =
    "require('./db/sample/load.ts').loadSample(process.env.DATABASE_URL).then(({ links }) => console.log(links[0].url))";
  const node = ["--conditions=react-server", "--import", "tsx", "--eval", find];
  const { stdout, stderr } = spawnSync(process.execPath, node, { cwd: ROOT, env });
  const url = String(stdout).trim();
  if (!url) throw new Error(`The sample practice gave no link. ${stderr}`);
  return url;
}

/** Starts, says to be the one the link is for, and chooses to begin; gives the sign-in's cookie. */
async function comeIn(landing, origin) {
  const post = async (url, fields, cookie = "") => {
    const body = new URLSearchParams(fields);
    const headers = { origin, cookie };
    const answer = await fetch(url, { method: "POST", redirect: "manual", headers, body });
    if (answer.status !== 303) throw new Error(`${url} answered ${answer.status}.`);
    return answer;
  };
  const started = await post(`${landing}/start`, {});
  const cookie = (started.headers.get("set-cookie") ?? "").split(";")[0];
  const room = `${origin}/reflect`;
  const fields = async () => hidden(await (await fetch(room, { headers: { cookie } })).text());
  await post(`${room}/confirm`, { ...(await fields()), answer: "yes" }, cookie);
  await post(`${room}/choose`, { ...(await fields()), choice: "whole" }, cookie);
  return cookie;
}

/** The hidden fields of a page's form, by name. */
function hidden(html) {
  const fields = {};
  for (const [tag] of html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const [name, value] = ["name", "value"].map((key) => tag.match(`${key}="([^"]*)"`)?.[1]);
    if (name && value) fields[name] = value;
  }
  return fields;
}
