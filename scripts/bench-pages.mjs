import process from "node:process";
import { requireNode } from "./requirements.mjs";

// How long a caseload of eighty couples and the trends of one of them take, beside a bare page.
requireNode();
const { install } = await import("./install.mjs");
const { build } = await import("./build.mjs");
const { runPackageAsync } = await import("./run.mjs");
install();
build();
const measure = ["--conditions=react-server", "scripts/measure-pages.ts"];
process.exit(await runPackageAsync("tsx/dist/cli.mjs", measure));
