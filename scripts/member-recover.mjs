import process from "node:process";
import { parseArgs } from "node:util";
import { runBeside } from "./beside.mjs";
import { stop } from "./requirements.mjs";

// Prints a reset link for a member, or ends the member's waiting where nobody else could
// (`--let-in`), beside a running server or without one.
const args = process.argv.slice(2);
if (!namesOne()) {
  stop(
    "Say whom, by the e-mail address of the sign-in: npm run member:recover -- name@practice.example, with --let-in after it to end that member's waiting.",
  );
}
await runBeside("member.ts", args);

function namesOne() {
  const options = { "let-in": { type: "boolean" }, sample: { type: "boolean" } };
  try {
    return parseArgs({ args, options, allowPositionals: true }).positionals.length === 1;
  } catch {
    return false;
  }
}
