import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { auditWords, PRIVATE_ACTIONS } from "./audit-words";

/** What the files of a folder say that a pattern finds. */
function said(folder: string, pattern: RegExp): string[] {
  const root = join(import.meta.dirname, "..", folder);
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .flatMap((file) => [...readFileSync(join(root, file), "utf8").matchAll(pattern)])
    .map((found) => found[1] ?? "");
}

test("every action that the door records has a sentence, or is a partner's own", () => {
  const views = said("app", /"([a-z-]+\.read)"/g);
  expect(views.length).toBeGreaterThan(6);
  const actions = [...views, ...said("data", /action: "([a-z-]+\.[a-z-]+)"/g)];
  expect(actions.length).toBeGreaterThan(40);
  const without = actions.filter(
    (action) => !auditWords(action) && !PRIVATE_ACTIONS.includes(action),
  );
  expect([...new Set(without)]).toEqual([]);
});

test("whom it concerns is named, where there is a name to say", () => {
  expect(auditWords("couple.handed-over", "Kim $& Vale")).toBe(
    "handed the couple over to Kim $& Vale",
  );
  expect(auditWords("couple.handed-over")).toBe("handed the couple over to a colleague");
  expect(auditWords("note.added", "Kim Vale")).toBe("wrote a private note");
});

test("what is a partner's own has no sentence", () => {
  expect(PRIVATE_ACTIONS.filter((action) => auditWords(action))).toEqual([]);
});
