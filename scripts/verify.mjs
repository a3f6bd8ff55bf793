import process from "node:process";
import { requireNodeForTests } from "./requirements.mjs";

requireNodeForTests();
const { requireEnterable } = await import("./data-folder.mjs");
const { ROOT } = await import("./run.mjs");
requireEnterable(ROOT);
const { install } = await import("./install.mjs");
install();
const { runChecks, runVitest, summarise } = await import("./checks.mjs");
const suites = [...runChecks(), runVitest("unit"), runVitest("door")];
process.exit(summarise(suites));
