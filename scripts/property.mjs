import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { requireNode } from "./requirements.mjs";

// Tells ten thousand random stories of releases, in as many processes as there are processors; a
// number behind the command tells that many. `npm test` tells a few hundred of them.
requireNode();
const { install } = await import("./install.mjs");
const { runPackageAsync } = await import("./run.mjs");
install();

const runs = Number(process.argv[2] ?? 10_000);
const workers = Math.max(1, Math.min(availableParallelism(), 8));
// Far apart, so that no two processes tell the same story.
const seeds = Array.from({ length: workers }, (_, worker) => 1_000_000 * (worker + 1));
const folder = mkdtempSync(join(tmpdir(), "soft-landing-stories-"));
const started = Date.now();

const progress = setInterval(() => {
  console.log(`${total().stories ?? 0} of ${runs} stories, ${minutes()} minutes`);
}, 15_000);
const codes = await Promise.all(seeds.map(tell));
clearInterval(progress);
const { stories, steps, readings, shown, forbidden, withheld, ...others } = total();
rmSync(folder, { recursive: true, force: true });

const failed = codes.filter((code) => code !== 0).length;
const besides = Object.entries(others).map(([name, number]) => `${number} ${name}`);
console.log(
  `\nreleases: ${stories} stories, ${steps} steps, ${readings} readings, ${shown} passages shown, ${forbidden} forbidden, ${withheld} withheld, seeds ${seeds.join(" and ")} (${besides.join(", ")}); ${minutes()} minutes in ${workers} processes, ${failed} failed`,
);
process.exit(failed === 0 ? 0 : 1);

function tell(seed) {
  return runPackageAsync(
    "vitest/vitest.mjs",
    ["run", "--project", "door", "data/release.property.test.ts"],
    {
      env: {
        ...process.env,
        RELEASE_RUNS: String(Math.ceil(runs / workers)),
        RELEASE_SEED: String(seed),
        RELEASE_REPORT: join(folder, `${seed}.json`),
      },
    },
  );
}

// What all processes counted so far; one that has told nothing yet counts for nothing.
function total() {
  const sum = {};
  for (const seed of seeds) {
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
