import { availableParallelism } from "node:os";
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
const started = Date.now();
const codes = await Promise.all(
  Array.from({ length: workers }, (_, worker) =>
    runPackageAsync(
      "vitest/vitest.mjs",
      ["run", "--project", "door", "data/release.property.test.ts"],
      {
        env: {
          ...process.env,
          RELEASE_RUNS: String(Math.ceil(runs / workers)),
          // Far apart, so that no two processes tell the same story.
          RELEASE_SEED: String(1_000_000 * (worker + 1)),
        },
      },
    ),
  ),
);
const failed = codes.filter((code) => code !== 0).length;
const minutes = ((Date.now() - started) / 60_000).toFixed(1);
console.log(
  `\nreleases: ${runs} stories in ${workers} processes, ${minutes} minutes, ${failed === 0 ? "no" : failed} process${failed === 1 ? "" : "es"} failed`,
);
process.exit(failed === 0 ? 0 : 1);
