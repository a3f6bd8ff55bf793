import { startTypeScript } from "./run.mjs";

/** Weighs the script of the partner's pages on a server that runs; one check. */
export async function checkSize(env) {
  const measuring = startTypeScript("scripts/measure-size.ts", [], env);
  const code = await new Promise((done) => measuring.once("exit", done));
  return { name: "size", passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}
