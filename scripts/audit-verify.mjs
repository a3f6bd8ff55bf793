import process from "node:process";
import { runBeside } from "./beside.mjs";

// Goes through the audit trail of every practice. `--head FILE` compares with a head that was kept
// elsewhere; `--keep FILE` writes the heads of now, to be kept elsewhere, unless something is wrong.
await runBeside("audit.ts", process.argv.slice(2));
