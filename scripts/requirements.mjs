import process from "node:process";

/** One sentence and an end, for whatever the person at the console has to change. */
export function stop(sentence) {
  console.error(`\n${sentence}\n`);
  process.exit(1);
}

/** Ends with a sentence on a Node that is too old. */
export function requireNode(version = process.versions.node) {
  const [major, minor] = parts(version);
  if (major > 20 || (major === 20 && minor >= 9)) return;
  stop(`Soft Landing needs Node 20.9 or newer; this is ${version}.`);
}

/** The same for the tests: their tools (Vite, Knip) leave out their native parts on an older one. */
export function requireNodeForTests(version = process.versions.node) {
  const [major, minor] = parts(version);
  const serves = major === 20 ? minor >= 19 : major === 22 ? minor >= 12 : major > 22;
  if (serves) return;
  stop(`The tests need Node 20.19, 22.12 or newer, since their tools do; this is ${version}.`);
}

function parts(version) {
  return version.split(".").map(Number);
}
