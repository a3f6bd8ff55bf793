import { expect, it } from "vitest";
import { tickedOf } from "./paper";

it("puts on paper what was ticked, and nothing that the address does not name", () => {
  expect([...tickedOf(undefined)]).toEqual([]);
  expect([...tickedOf("notes")]).toEqual(["notes"]);
  expect([...tickedOf(["notes", "flags", "everything"])]).toEqual(["flags", "notes"]);
  expect([...tickedOf("all")]).toEqual([]);
});
