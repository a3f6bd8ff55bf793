import process from "node:process";
import { requireNode } from "./requirements.mjs";

requireNode();
const { install } = await import("./install.mjs");
install();
const { runChecks, runVitest, summarise } = await import("./checks.mjs");
const suites = [...runChecks(), runVitest("unit"), runVitest("door")];
process.exit(summarise(suites));
