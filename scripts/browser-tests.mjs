import { browserCount } from "./checks.mjs";
import { runPackageAsync } from "./run.mjs";
import { whileServed } from "./served.mjs";

/** Runs the browser tests against the sample practice; `also` those checks that need the same server. */
export async function runBrowserTests(args = [], also = []) {
  try {
    return await whileServed(async (env) => {
      const options = { env };
      const code = await runPackageAsync("@playwright/test/cli.js", ["test", ...args], options);
      const counts = [browserCount(code)];
      for (const check of also) counts.push(await check(env));
      return counts;
    });
  } catch (error) {
    console.error(error.message);
    return [{ name: "browser", passed: 0, failed: 1, skipped: 0 }];
  }
}
