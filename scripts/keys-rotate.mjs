import { spawn } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { requireNode, stop } from "./requirements.mjs";

// Gives every practice a new key (`--practices`), or the installation a new master key (`--master`),
// beside a running server or without one.
requireNode();
const { settingsFrom, wrongIn } = await import("./settings.mjs");
const { install } = await import("./install.mjs");
const { ROOT } = await import("./run.mjs");
const args = process.argv.slice(2);
const sample = args.includes("--sample");
if (!args.includes("--master") && !args.includes("--practices")) {
  stop(
    "Say which keys: npm run keys:rotate -- --practices, or -- --master; docs/keys.md tells more.",
  );
}
const settings = settingsFrom(process.env, { sample });
const wrong = wrongIn(settings, { sample });
if (wrong) stop(wrong);
install();
const node = ["--conditions=react-server", "--import", "tsx", join(ROOT, "scripts/keys.ts")];
const child = spawn(process.execPath, [...node, ...args], {
  stdio: "inherit",
  env: { ...process.env, ...settings },
});
child.once("exit", (code) => process.exit(code ?? 1));
