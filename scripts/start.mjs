import process from "node:process";
import { requireNode } from "./requirements.mjs";

requireNode();
const { install } = await import("./install.mjs");
const { build } = await import("./build.mjs");
const { startTypeScript } = await import("./run.mjs");

const args = process.argv.slice(2);
install();
if (!args.includes("--dev")) build();
const server = startTypeScript("scripts/serve.ts", args);
// The signal of Ctrl-C reaches the server by itself; another program's only this process.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => server.kill("SIGTERM"));
server.on("exit", (code) => process.exit(code ?? 1));
