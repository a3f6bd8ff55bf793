import process from "node:process";
import { requireNodeForTests } from "./requirements.mjs";

requireNodeForTests();
const { requireEnterable } = await import("./data-folder.mjs");
const { ROOT } = await import("./run.mjs");
requireEnterable(ROOT);
const { install } = await import("./install.mjs");
const { build } = await import("./build.mjs");
const only = process.argv.slice(2).filter((arg) => ["--unit", "--door", "--browser"].includes(arg));
const wanted = (part) => only.length === 0 || only.includes(`--${part}`);

install();
const { runChecks, runVitest, summarise } = await import("./checks.mjs");
const suites = only.length === 0 ? runChecks() : [];
if (wanted("unit")) suites.push(runVitest("unit"));
if (wanted("door")) suites.push(runVitest("door"));
if (wanted("browser")) {
  build();
  const { runBrowserTests } = await import("./browser-tests.mjs");
  const { checkSize } = await import("./size-check.mjs");
  const args = process.argv.slice(2).filter((arg) => !only.includes(arg));
  // Weighed where the pages are served anyway, unless a single spec was asked for.
  suites.push(...(await runBrowserTests(args, args.length === 0 ? [checkSize] : [])));
}
process.exit(summarise(suites));
