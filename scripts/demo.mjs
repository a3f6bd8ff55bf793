import process from "node:process";

process.argv.push("--sample");
await import("./start.mjs");
