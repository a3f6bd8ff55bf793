import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { faultsOf } from "./structure";

// Files git tracks and new ones it does not ignore, so that a rule is broken before it is committed.
const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { encoding: "utf8" });
const paths = listed.split("\n").filter((path) => /\.tsx?$/.test(path) && existsSync(path));
const faults = faultsOf(paths.map((path) => ({ path, text: readFileSync(path, "utf8") })));

for (const { path, fault } of faults) console.error(`${path}: ${fault}`);
console.log(`${paths.length} files, ${faults.length} against the house rules`);
process.exitCode = faults.length === 0 ? 0 : 1;
