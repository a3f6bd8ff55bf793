import { spawn } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { requireNode, stop } from "./requirements.mjs";

// Goes through the audit trail of every practice. `--head FILE` compares with a head that was kept
// elsewhere; `--keep FILE` writes the heads of now, to be kept elsewhere.
requireNode();
const { settingsFrom, wrongIn } = await import("./settings.mjs");
const { install } = await import("./install.mjs");
const { ROOT } = await import("./run.mjs");
const args = process.argv.slice(2);
const sample = args.includes("--sample");
const settings = settingsFrom(process.env, { sample });
const wrong = wrongIn(settings, { sample });
if (wrong) stop(wrong);
install();
const node = ["--conditions=react-server", "--import", "tsx", join(ROOT, "scripts/audit.ts")];
const child = spawn(process.execPath, [...node, ...args], {
  stdio: "inherit",
  env: { ...process.env, ...settings },
});
child.once("exit", (code) => process.exit(code ?? 1));
