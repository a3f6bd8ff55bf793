import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { auditWords, PRIVATE_ACTIONS } from "./audit-words";

const DATA = join(import.meta.dirname, "..", "data");

test("every action that the door records has a sentence, or is a partner's own", () => {
  const actions = readdirSync(DATA, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .flatMap((file) => [
      ...readFileSync(join(DATA, file), "utf8").matchAll(/action: "([a-z-]+\.[a-z-]+)"/g),
    ])
    .map((found) => found[1] ?? "");
  expect(actions.length).toBeGreaterThan(40);
  const without = actions.filter(
    (action) => !auditWords(action) && !PRIVATE_ACTIONS.includes(action),
  );
  expect([...new Set(without)]).toEqual([]);
});

test("what is a partner's own has no sentence", () => {
  expect(PRIVATE_ACTIONS.filter(auditWords)).toEqual([]);
});
