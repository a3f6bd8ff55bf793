import { join } from "node:path";
import process from "node:process";
import { requireNodeForTests } from "./requirements.mjs";

requireNodeForTests();
const { install } = await import("./install.mjs");
const { build } = await import("./build.mjs");
const { ROOT } = await import("./run.mjs");
install();
build();
process.env.SCREENSHOTS_DIR = join(ROOT, "docs", "screens");
const { runBrowserTests } = await import("./browser-tests.mjs");
const [{ failed }] = await runBrowserTests(["screens"]);
process.exit(failed === 0 ? 0 : 1);
