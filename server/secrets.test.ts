import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { secretsIn } from "./secrets";

const folder = mkdtempSync(join(tmpdir(), "soft-landing-secrets-"));
const file = join(folder, "secrets.json");
afterAll(() => rmSync(folder, { recursive: true }));

test("secrets are made once, for their owner alone", () => {
  const made = secretsIn(folder);
  expect(secretsIn(folder)).toEqual(made);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test.each(["", "{", "null", "[]", '"words"', "{}", '{"MASTER_KEY":"abc"}'])(
  "a file that holds %j is told, and not repeated",
  (text) => {
    writeFileSync(file, text);
    expect(() => secretsIn(folder)).toThrow(/no longer holds the secrets .* DATA_DIR\.$/);
  },
);
