import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { requireNodeForTests } from "./requirements.mjs";

// Runs every test that counts towards a promise at its full size, and writes what they counted into
// docs/security-figures.md. `npm run security:figures -- audit` runs those whose file is called so,
// and only prints it.
requireNodeForTests();
const { requireEnterable } = await import("./data-folder.mjs");
const { ROOT, run, runPackage, runPackageAsync } = await import("./run.mjs");
const { install } = await import("./install.mjs");

/** The tests that write figures (scripts/figure.ts), in the order of the page. */
const FIGURES = [
  ["door", "data/door.test.ts"],
  ["browser", "e2e/routes.spec.ts"],
  ["browser", "e2e/actions.spec.ts"],
  ["without proxy.ts", "e2e/routes.spec.ts e2e/actions.spec.ts"],
  ["door", "db/isolation.test.ts"],
  ["browser", "e2e/guessing.spec.ts"],
  ["door", "data/principal/attempt.test.ts"],
  ["browser", "e2e/limits.spec.ts"],
  ["browser", "e2e/headers.spec.ts"],
  ["browser", "e2e/scanner.spec.ts"],
  ["browser", "e2e/injection.spec.ts"],
  ["door", "data/two-step.test.ts"],
  ["door", "data/passkey.test.ts"],
  ["door", "data/principal/sign-in.test.ts"],
  ["door", "db/sealed.test.ts"],
  ["door", "data/key-rotation.test.ts"],
  ["browser", "e2e/rotation.spec.ts"],
  ["door", "data/principal/audit-tampering.test.ts"],
  ["door", "data/principal/audit-chain.test.ts"],
  ["door", "db/planted.test.ts"],
  ["browser", "e2e/planted.spec.ts"],
  ["browser", "e2e/report.spec.ts"],
  ["unit", "scripts/supply-chain.test.ts"],
];

const FILE = join(ROOT, "docs", "security-figures.md");
const only = process.argv.slice(2);
const wanted = FIGURES.filter(
  ([, file]) => only.length === 0 || only.some((word) => file.includes(word)),
);
requireEnterable(ROOT);
install();
const folder = mkdtempSync(join(tmpdir(), "soft-landing-figures-"));
const started = Date.now();
const done = new Map();

for (const [project, file] of wanted.filter(([project]) => ["unit", "door"].includes(project)))
  await count(file, (env) =>
    runPackage("vitest/vitest.mjs", ["run", "--project", project, file], { env }),
  );
const specs = wanted.filter(([project]) => project === "browser");
if (specs.length > 0) {
  const { build } = await import("./build.mjs");
  const { whileServed } = await import("./served.mjs");
  build();
  // Each has a server of its own: what one uses up of the limits is not the next one's.
  for (const [, file] of specs)
    await whileServed((served) =>
      count(file, (env) =>
        runPackageAsync("@playwright/test/cli.js", ["test", file], { env: { ...env, ...served } }),
      ),
    );
}
for (const [, files] of wanted.filter(([project]) => project === "without proxy.ts"))
  await count(files, (env) => runWithoutProxy(files.split(" "), env));
rmSync(folder, { recursive: true, force: true });

const failed = wanted.filter(([, file]) => done.get(file).failed).map(([, file]) => file);
const page = pageOf(wanted.map(([, file]) => ({ file, ...done.get(file) })));
console.log(page);
if (failed.length > 0) console.error(`Without a figure, or failed: ${failed.join(", ")}.`);
else if (only.length === 0) writeFileSync(FILE, page);
process.exit(failed.length === 0 ? 0 : 1);

async function count(file, work) {
  const at = Date.now();
  const lines = join(folder, "figures.jsonl");
  rmSync(lines, { force: true });
  const code = await work({ ...process.env, FIGURES_DIR: folder });
  const figures = together(linesOf(lines).map((line) => JSON.parse(line)));
  const failed = code !== 0 || figures.length === 0;
  done.set(file, { figures, failed, seconds: Math.round((Date.now() - at) / 1_000) });
}

// Builds and tests a copy of the product in which proxy.ts was never written.
function runWithoutProxy(files, env) {
  const copy = mkdtempSync(join(tmpdir(), "soft-landing-without-proxy-"));
  chmodSync(copy, 0o755);
  const left = ["proxy.ts", ".git", ".next", ".data", ".data-sample", "test-results"];
  const leftOut = new Set(left.map((name) => join(ROOT, name)));
  cpSync(ROOT, copy, {
    ...{ recursive: true, verbatimSymlinks: true },
    filter: (path) => !leftOut.has(path),
  });
  const args = [join(copy, "scripts", "test.mjs"), "--browser", ...files];
  try {
    return run(process.execPath, args, { cwd: copy, env: { ...env, WITHOUT_PROXY: "yes" } });
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function linesOf(file) {
  try {
    return readFileSync(file, "utf8").trim().split("\n");
  } catch {
    return [];
  }
}

// Tests of one file that run side by side each count a part of the same figure.
function together(lines) {
  const figures = new Map();
  for (const { name, counted, rows } of lines) {
    const before = figures.get(name) ?? { name, counted: {}, rows: [] };
    for (const [what, number] of Object.entries(counted))
      before.counted[what] =
        typeof number === "number" ? (before.counted[what] ?? 0) + number : number;
    before.rows.push(...rows);
    figures.set(name, before);
  }
  return [...figures.values()];
}

function pageOf(files) {
  const summary = files.flatMap(({ file, figures, seconds }) =>
    figures.map(({ name, counted }) => {
      const numbers = Object.entries(counted).map(([what, number]) => `${number} ${what}`.trim());
      return { promise: name, counted: numbers.join(", "), test: `\`${file}\``, seconds };
    }),
  );
  const below = files.flatMap(({ figures }) =>
    figures
      .filter(({ rows }) => rows.length > 0)
      .flatMap(({ name, rows }) => [`## ${name}`, table(rows)]),
  );
  const minutes = Math.ceil((Date.now() - started) / 60_000);
  return `${[
    "# Security figures",
    `Written by \`npm run security:figures\` on ${new Date().toISOString().slice(0, 10)}, in ${minutes} minutes; the figures are counted, not typed. \`npm test\` runs the same tests with smaller fixed numbers. The seconds are those of the whole file that a figure stands in.`,
    table(summary),
    ...below,
  ].join("\n\n")}\n`;
}

function table(rows) {
  const head = Object.keys(rows[0]);
  const line = (cells) =>
    `| ${cells.map((cell) => String(cell).replaceAll("|", "\\|")).join(" | ")} |`;
  const body = rows.map((row) => line(head.map((name) => row[name] ?? "")));
  return [line(head), line(head.map(() => "---")), ...body].join("\n");
}
