import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { figure, sized } from "./figure";
import { FILE, packagesUsed, pageOf } from "./licences";

/** What may stand in a product under AGPL-3.0-or-later. */
const COMPATIBLE = [
  ...["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "LGPL-3.0-or-later"],
  ...["OFL-1.1", "CC-BY-4.0", "BlueOak-1.0.0", "Unlicense", "CC0-1.0"],
];

test("docs/licences.md is what npm run licences would write", () => {
  expect(readFileSync(FILE, "utf8")).toBe(pageOf(packagesUsed()));
});

test("every package is locked to its content, under a licence that goes with ours", () => {
  const packages = packagesUsed();
  expect(packages.length).toBeGreaterThan(50);
  expect(packages.filter(({ integrity }) => !integrity.startsWith("sha512-"))).toEqual([]);
  const foreign = packages.filter(
    ({ licence }) => !licence.split(" AND ").every((each) => COMPATIBLE.includes(each)),
  );
  expect(foreign).toEqual([]);
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const loose = Object.entries<string>(dependencies).filter(([, of]) => !/^\d+\.\d/.test(of));
  expect(loose).toEqual([]);
  const direct = Object.keys(dependencies).length;
  const counted = {
    direct,
    "in all": packages.length,
    "not locked": 0,
    "under another licence": 0,
  };
  figure("Packages, their lock and their licences", counted);
});

/** Asks the registry, so not in every `npm test`. */
function audited() {
  const asked = spawnSync("npm", ["audit", "--omit=dev", "--json"], {
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  const { metadata } = JSON.parse(asked.stdout || "{}");
  // Without the registry there is no answer, and that is what the figure says.
  if (!metadata)
    return figure("npm audit --omit=dev", { "": "not asked: the registry did not answer" });
  const { high, critical, moderate, low } = metadata.vulnerabilities;
  expect({ high, critical }).toEqual({ high: 0, critical: 0 });
  figure("npm audit --omit=dev", { high, critical, moderate, low });
}

if (sized(0, 1)) test("no package is known to have a hole that is high or critical", audited);
