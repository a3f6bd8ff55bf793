import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

// Inside the project, so that it finds the same Next; ignored by git.
const FOLDER = join("test-results", "bare-page");
const NEXT = join("node_modules", "next", "dist", "bin", "next");

const FILES = {
  "app/layout.js":
    "export default function Layout({ children }) { return <html lang='en'><body>{children}</body></html>; }",
  "app/page.js":
    "export const dynamic = 'force-dynamic';\nexport default function Page() { return <main><h1>Bare</h1></main>; }",
  "next.config.js": "module.exports = { poweredByHeader: false };",
};

/** Builds and starts a Next app of one dynamic page with a heading: the floor under every page. */
export function startBarePage(port: number): ChildProcess {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(join(FOLDER, "app"), { recursive: true });
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(FOLDER, name), text);
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } as const;
  execFileSync(process.execPath, [NEXT, "build", FOLDER], { env, stdio: "ignore" });
  const args = [NEXT, "start", FOLDER, "-p", String(port), "-H", "127.0.0.1"];
  return spawn(process.execPath, args, { env, stdio: "ignore" });
}
