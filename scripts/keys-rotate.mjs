import process from "node:process";
import { runBeside } from "./beside.mjs";
import { stop } from "./requirements.mjs";

// Gives every practice a new key (`--practices`), or the installation a new master key (`--master`),
// beside a running server or without one.
const args = process.argv.slice(2);
if (!args.includes("--master") && !args.includes("--practices")) {
  stop(
    "Say which keys: npm run keys:rotate -- --practices, or -- --master; docs/keys.md tells more.",
  );
}
await runBeside("keys.ts", args);
