import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const ROOT = join(import.meta.dirname, "..");
export const FILE = join(ROOT, "docs", "licences.md");

type Locked = { version: string; license?: string; integrity?: string; dev?: boolean };
export type Package = { name: string; version: string; licence: string; integrity: string };

/** What the lock file names for running the product, on whatever system; packages in two versions twice. */
export function packagesUsed(): Package[] {
  const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
  return Object.entries<Locked>(lock.packages)
    .filter(([path, { dev }]) => path !== "" && !dev)
    .map(([path, { version, license = "unknown", integrity = "" }]) => ({
      name: path.split("node_modules/").at(-1) ?? path,
      ...{ version, licence: license, integrity },
    }));
}

/** The page of all packages by their licence. */
export function pageOf(packages: readonly Package[]): string {
  const licences = [...new Set(packages.map(({ licence }) => licence))].sort();
  const parts = licences.map((licence) => {
    const its = packages.filter((each) => each.licence === licence);
    const names = its.map(({ name, version }) => `\`${name}\` ${version}`).sort();
    return `## ${licence}\n\n${names.length} packages: ${names.join(", ")}.`;
  });
  const head = `# Licences of what Soft Landing is built on\n\nWritten by \`npm run licences\` from \`package-lock.json\`: the ${packages.length} packages that are installed to run it, those for other systems than yours included. Soft Landing itself is under AGPL-3.0-or-later.`;
  return `${[head, ...parts].join("\n\n")}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(FILE, pageOf(packagesUsed()));
