import { accessSync, chmodSync, constants, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import process from "node:process";
import { stop } from "./requirements.mjs";

const asRoot = process.getuid?.() === 0;

/** Makes the data folder where it is missing; ends with a sentence when it cannot be used. */
export function makeDataFolder(folder) {
  requireEnterable(folder, "Choose a DATA_DIR elsewhere");
  try {
    make(folder);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    stop(`The data folder ${folder} cannot be used: ${error.message}.`);
  }
}

/**
 * Started by root, PostgreSQL runs as an account of its own, which must get to its files and to its
 * programs: ends with a sentence where a folder on the way is closed to it.
 */
export function requireEnterable(path, otherwise = "Move the project elsewhere") {
  if (!asRoot) return;
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
    const found = existsSync(folder) ? statSync(folder) : null;
    if (found?.isDirectory() && (found.mode & 0o001) === 0) {
      stop(
        `The folder ${folder} may be entered by its owner alone, and PostgreSQL does not run as root. ${otherwise}, or allow others to enter it (chmod o+x).`,
      );
    }
  }
}

// One by one: in a place where none can be made, Node's own way of making them all never ends.
function make(folder) {
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory()) throw new Error(`${folder} is no folder`);
    return;
  }
  make(dirname(folder));
  mkdirSync(folder);
  if (asRoot) chmodSync(folder, 0o755);
}
