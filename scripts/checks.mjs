import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ROOT, runPackage } from "./run.mjs";

/** Checks that need no database: a name and the command. */
export const CHECKS = [
  [
    "format and lint",
    () => runPackage("@biomejs/biome/bin/biome", ["ci", "--reporter=summary", "."]),
  ],
  ["types", () => runPackage("typescript/bin/tsc", ["--noEmit", "-p", "."])],
  ["structure", () => runPackage("tsx/dist/cli.mjs", ["scripts/check-structure.ts"])],
  ["nothing unused", () => runPackage("knip/bin/knip.js", ["--no-progress"])],
];

/** Runs a vitest project; gives what it counted. */
export function runVitest(project, env = process.env) {
  const file = join(ROOT, "test-results", `${project}.json`);
  rmSync(file, { force: true });
  const args = [
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ];
  const code = runPackage("vitest/vitest.mjs", args, { env });
  return counted(project, code, () => {
    const { numPassedTests, numFailedTests, numPendingTests } = read(file);
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
  });
}

/** What Playwright's report counted. */
export function browserCount(code) {
  return counted("browser", code, () => {
    const { stats } = read(join(ROOT, "test-results", "browser.json"));
    return {
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      skipped: stats.skipped,
    };
  });
}

// A runner that failed without a failed test (it crashed, it found none) is a failure all the same.
function counted(name, code, read) {
  let count = { passed: 0, failed: 0, skipped: 0 };
  try {
    count = read();
  } catch (error) {
    console.error(`${name}: no report (${error.message})`);
  }
  const crashed = (code !== 0 && count.failed === 0) || count.passed + count.failed === 0;
  return { name, ...count, failed: crashed ? 1 : count.failed };
}

function read(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Runs every check; each is one passed or one failed. */
export function runChecks() {
  return CHECKS.map(([name, check]) => {
    const passed = check() === 0;
    console.log(`${passed ? "ok" : "FAILED"}  ${name}`);
    return { name, passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
  });
}

/** Prints a line a suite and, last, all of them together; gives the exit code. */
export function summarise(suites) {
  const sum = (key) => suites.reduce((total, suite) => total + suite[key], 0);
  console.log("");
  for (const { name, passed, failed, skipped } of suites) {
    console.log(
      `${name.padEnd(16)} ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`,
    );
  }
  const skipped = sum("skipped");
  console.log(
    `\n${sum("passed")} passed, ${sum("failed")} failed${skipped ? `, ${skipped} skipped` : ""}`,
  );
  return sum("failed") === 0 ? 0 : 1;
}
