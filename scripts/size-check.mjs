import { runPackageAsync } from "./run.mjs";

/** Weighs the script of the partner's pages on a server that runs; one check. */
export async function checkSize(env) {
  const measure = ["--conditions=react-server", "scripts/measure-size.ts"];
  const code = await runPackageAsync("tsx/dist/cli.mjs", measure, { env });
  return { name: "size", passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}
