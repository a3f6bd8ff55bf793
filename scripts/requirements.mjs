import process from "node:process";

const OLDEST = [20, 9];

/** One sentence and an end, for whatever the person at the console has to change. */
export function stop(sentence) {
  console.error(`\n${sentence}\n`);
  process.exit(1);
}

/** Ends with a sentence on a Node that is too old. */
export function requireNode(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number);
  const old = major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
  if (old) stop(`Soft Landing needs Node ${OLDEST.join(".")} or newer; this is ${version}.`);
}
