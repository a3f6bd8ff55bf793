import process from "node:process";
import { requireNode } from "./requirements.mjs";

// Whether the time that signing in takes tells which accounts there are.
requireNode();
const { install } = await import("./install.mjs");
const { runPackageAsync } = await import("./run.mjs");
install();
const measure = ["--conditions=react-server", "scripts/measure-sign-in.ts"];
process.exit(await runPackageAsync("tsx/dist/cli.mjs", measure));
