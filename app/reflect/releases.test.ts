import { expect, test } from "vitest";
import { readReleases, releaseField } from "./releases";

test("each passage has its own choice; the other fields are left", () => {
  const fields = {
    [releaseField("sentence")]: "both",
    [releaseField("next")]: "private",
    link: "l",
  };
  expect(readReleases(fields)).toEqual({
    choices: { both: ["sentence"], private: ["next"] },
    rest: { link: "l" },
  });
});

test("passages may be named as fields of one name", () => {
  expect(readReleases({ release: "next", key: "k" }, ["sentence", "next"])).toEqual({
    choices: { both: ["sentence", "next"], private: [] },
    rest: { key: "k" },
  });
});

test("a choice that is neither is none", () => {
  expect(readReleases({ "release.sentence": "everybody" })).toBeNull();
});
