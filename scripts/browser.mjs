import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";
import { stop } from "./requirements.mjs";
import { run, runPackage } from "./run.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * A Chromium for the browser tests: the one named, one on the PATH, Playwright's own, or Debian's.
 * Gives its path, or "" for Playwright's own.
 */
export async function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : stop(`CHROMIUM_PATH names no file: ${named}.`);
  const found = onPath();
  if (found) return found;
  const { chromium } = await import("@playwright/test");
  if (existsSync(chromium.executablePath())) return "";
  console.log("Looking for a browser to install…");
  const quiet = { stdio: "ignore" };
  if (runPackage("@playwright/test/cli.js", ["install", "chromium"], quiet) === 0) return "";
  if (process.getuid?.() === 0) {
    run("apt-get", ["update"], quiet);
    run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], quiet);
  }
  return (
    onPath() ??
    stop("No browser was found for the browser tests. Install Chromium, or set CHROMIUM_PATH.")
  );
}

function onPath() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) =>
    existsSync(file),
  );
}
