import { spawn } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { requireNode, stop } from "./requirements.mjs";

/**
 * Runs a command beside a server that may be running, or without one: checks and completes the
 * settings, installs, and ends as `script` does.
 */
export async function runBeside(script, args) {
  requireNode();
  const { settingsFrom, wrongIn } = await import("./settings.mjs");
  const { install } = await import("./install.mjs");
  const { ROOT } = await import("./run.mjs");
  const sample = args.includes("--sample");
  const settings = settingsFrom(process.env, { sample });
  const wrong = wrongIn(settings, { sample });
  if (wrong) stop(wrong);
  install();
  const node = ["--conditions=react-server", "--import", "tsx", join(ROOT, "scripts", script)];
  const child = spawn(process.execPath, [...node, ...args], {
    stdio: "inherit",
    env: { ...process.env, ...settings },
  });
  child.once("exit", (code) => process.exit(code ?? 1));
}
