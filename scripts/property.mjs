import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { requireNode } from "./requirements.mjs";

// Tells ten thousand random stories of releases, in as many processes at a time as there are
// processors; a number behind the command tells that many. `npm test` tells a few hundred of them.
requireNode();
const { install } = await import("./install.mjs");
const { runPackageAsync } = await import("./run.mjs");
install();

const runs = Number(process.argv[2] ?? 10_000);
// Each process has a database of its own, whose statements are planned while it is empty: one that
// has grown for thousands of stories answers many times slower.
const BATCH = 500;
const workers = Math.max(1, Math.min(availableParallelism(), 8));
// Far apart, so that no two processes tell the same story.
const batches = Array.from({ length: Math.ceil(runs / BATCH) }, (_, batch) => ({
  seed: 1_000_000 * (batch + 1),
  stories: Math.min(BATCH, runs - batch * BATCH),
}));
const folder = mkdtempSync(join(tmpdir(), "soft-landing-stories-"));
const started = Date.now();

const progress = setInterval(() => {
  console.log(`${total().stories ?? 0} of ${runs} stories, ${minutes()} minutes`);
}, 15_000);
const waiting = [...batches];
const failures = await Promise.all(Array.from({ length: workers }, tellOneAfterTheOther));
clearInterval(progress);
const { stories, steps, readings, shown, forbidden, withheld, ...others } = total();
rmSync(folder, { recursive: true, force: true });

const failed = failures.flat().length;
const besides = Object.entries(others).map(([name, number]) => `${number} ${name}`);
console.log(
  `\nreleases: ${stories} stories, ${steps} steps, ${readings} readings, ${shown} passages shown, ${forbidden} forbidden, ${withheld} withheld, ${batches.length} seeds from ${batches[0].seed} to ${batches.at(-1).seed} (${besides.join(", ")}); ${minutes()} minutes in ${workers} processes at a time, ${failed} of ${batches.length} failed`,
);
process.exit(failed === 0 && stories >= runs ? 0 : 1);

// Gives the seeds with which a story broke a rule.
async function tellOneAfterTheOther() {
  const failing = [];
  for (let batch = waiting.shift(); batch; batch = waiting.shift())
    if ((await tell(batch)) !== 0) failing.push(batch.seed);
  return failing;
}

function tell({ seed, stories }) {
  return runPackageAsync(
    "vitest/vitest.mjs",
    ["run", "--project", "door", "data/release.property.test.ts"],
    {
      env: {
        ...process.env,
        RELEASE_RUNS: String(stories),
        RELEASE_SEED: String(seed),
        RELEASE_REPORT: join(folder, `${seed}.json`),
      },
    },
  );
}

// What all processes counted so far; one that has told nothing yet counts for nothing.
function total() {
  const sum = {};
  for (const { seed } of batches) {
    for (const [name, number] of Object.entries(counted(join(folder, `${seed}.json`))))
      sum[name] = (sum[name] ?? 0) + number;
  }
  return sum;
}

function counted(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
}

function minutes() {
  return ((Date.now() - started) / 60_000).toFixed(1);
}
