import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { stop } from "./requirements.mjs";

/** The project's folder, wherever the command was called from. */
export const ROOT = dirname(import.meta.dirname ?? new URL(".", import.meta.url).pathname);

/** Runs a program to its end with its output shown; gives its exit code. */
export function run(program, args, options = {}) {
  const done = spawnSync(program, args, { cwd: ROOT, stdio: "inherit", ...options });
  if (done.error) console.error(done.error.message);
  return done.status ?? 1;
}

/** Runs a program of node_modules without a shell. */
export function runPackage(script, args, options) {
  return run(process.execPath, [join(ROOT, "node_modules", script), ...args], options);
}

/** The same without holding up this process, which meanwhile looks after another. */
export function runPackageAsync(script, args, options) {
  const child = spawn(process.execPath, [join(ROOT, "node_modules", script), ...args], {
    cwd: ROOT,
    stdio: "inherit",
    ...options,
  });
  return new Promise((done) => child.once("exit", (code) => done(code ?? 1)));
}

/**
 * Starts the server with its database, in a process group of its own: Ctrl-C, which reaches every
 * process of a group at once, must not stop the database before the server. It ends when this
 * process does, or hangs up.
 */
export function startServer(args, settings) {
  const node = ["--conditions=react-server", "--import", "tsx", join(ROOT, "scripts/serve.ts")];
  return spawn(process.execPath, [...node, ...args], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    detached: process.platform !== "win32",
    env: { ...process.env, ...settings },
  });
}

/** Tells the server to stop; more than once does no harm. */
export function hangUp(server) {
  if (server.connected) server.disconnect();
}

/** Does `work` only when the content of `sources` differs from when it was last done. */
export function whenChanged(stampFile, sources, work) {
  const stamp = join(ROOT, stampFile);
  const hash = own(() => hashOf(sources));
  if (own(() => existsSync(stamp) && readFileSync(stamp, "utf8")) === hash) return;
  work();
  own(() => {
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, hash);
  });
}

function own(work) {
  try {
    return work();
  } catch (error) {
    return stop(`This account cannot use the project's own files: ${error.message}.`);
  }
}

function hashOf(sources) {
  const hash = createHash("sha256").update(process.version);
  for (const file of sources.flatMap(filesOf).sort()) {
    hash.update(file).update(readFileSync(join(ROOT, file)));
  }
  return hash.digest("hex");
}

function filesOf(path) {
  const full = join(ROOT, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  return readdirSync(full).flatMap((name) => filesOf(join(path, name)));
}
