import process from "node:process";
import { requireNode } from "./requirements.mjs";

requireNode();
const { install } = await import("./install.mjs");
const { build } = await import("./build.mjs");
install();
build();
const { whileServed } = await import("./served.mjs");
const { checkSize } = await import("./size-check.mjs");
const { failed } = await whileServed(checkSize);
process.exit(failed);
