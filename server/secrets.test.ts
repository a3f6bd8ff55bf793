import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { closeToOthers, secretsIn, writeWhole } from "./secrets";

const folder = mkdtempSync(join(tmpdir(), "soft-landing-secrets-"));
const file = join(folder, "secrets.json");
afterAll(() => rmSync(folder, { recursive: true }));

test("secrets are made once, for their owner alone", () => {
  const made = secretsIn(folder);
  expect(secretsIn(folder)).toEqual(made);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

const POSIX = process.platform !== "win32";

test.runIf(POSIX)("a file that others can read is told once, and closed to them", () => {
  const open = join(folder, "open");
  writeFileSync(open, "a secret");
  chmodSync(open, 0o644);
  expect(closeToOthers(open)).toBe(true);
  expect(statSync(open).mode & 0o777).toBe(0o600);
  expect(closeToOthers(open)).toBe(false);
  chmodSync(open, 0o640);
  expect(closeToOthers(open)).toBe(true);
  expect(statSync(open).mode & 0o777).toBe(0o600);
  chmodSync(open, 0o400);
  expect(closeToOthers(open)).toBe(false);
  expect(closeToOthers(join(folder, "none"))).toBe(false);
});

test.runIf(POSIX)("a secret that is written anew is read by whom the old one was read by", () => {
  const shared = join(folder, "shared");
  for (const mode of [0o600, 0o640]) {
    writeFileSync(shared, "old");
    chmodSync(shared, mode);
    writeWhole(shared, "new");
    expect(readFileSync(shared, "utf8")).toBe("new");
    expect(statSync(shared).mode & 0o777).toBe(mode);
  }
});

test.each(["", "{", "null", "[]", '"words"', "{}", '{"MASTER_KEY":"abc"}'])(
  "a file that holds %j is told, and not repeated",
  (text) => {
    writeFileSync(file, text);
    expect(() => secretsIn(folder)).toThrow(/no longer holds the secrets .* DATA_DIR\.$/);
  },
);
